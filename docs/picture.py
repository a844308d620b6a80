"""Draw the terminal for the README: the output of its first `craftnudge coach`, in colour.

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
_DRAWN = "craftnudge coach"


def drawn(lines: list[str], command: str) -> str:
    """The lines as an SVG picture of a terminal, in the fonts of the reader's machine."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {command}"))
    for line in lines:
        console.print(Text.from_ansi(line), soft_wrap=True)
    without_fonts = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title="craftnudge", code_format=without_fonts, unique_id="craftnudge")


def main() -> int:
    """Replay the README up to the drawn command."""
    earlier = commands(README)
    earlier = earlier[: earlier.index(_DRAWN)]
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder))
        for command in earlier:
            shell.type(command)
        lines = shell.type(_DRAWN.replace("craftnudge", "craftnudge --color always"))
        shell.leave()
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(drawn(lines, _DRAWN), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
