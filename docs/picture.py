"""Draw the terminal for the README: a commit, what the coach says of it, and the same commit with a better message.

python -m docs.picture          writes docs/pictures/coach.svg
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from docs.transcripts import README, Shell, commands

PICTURE = Path(__file__).parent / "pictures" / "coach.svg"
COLUMNS = 80
_COACH = "craftnudge coach"
# The second answer is told by its beginning.
_LINES_OF_THE_LAST = 8


def drawn(steps: list[tuple[str, list[str]]]) -> str:
    """Commands and what they print as an SVG picture of a terminal, in the fonts of the reader's machine."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    for command, lines in steps:
        console.print(Text(f"$ {command}", style="bold"))
        for line in lines:
            console.print(Text.from_ansi(line), soft_wrap=True)
    without_fonts = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title="craftnudge", code_format=without_fonts, unique_id="craftnudge")


def main() -> int:
    """Replay the README up to its second look at the commit."""
    hidden, *typed = commands(README)
    steps = []
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder))
        shell.type(hidden)
        for command in typed:
            lines = shell.type(command.replace(_COACH, f"{_COACH.partition(' ')[0]} --color always coach"))
            steps.append((command, lines))
            if [step[0] for step in steps].count(_COACH) == 2:  # noqa: PLR2004 - before and after
                break
        shell.leave()
    steps[-1] = (_COACH, steps[-1][1][:_LINES_OF_THE_LAST])
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(drawn(steps), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
