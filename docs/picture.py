"""Draws the terminal after a real run, for the README: the tutorial's repository, its last commit coached.

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

from docs.transcripts import PAGES, Shell, replay

PICTURE = Path(__file__).parent / "pictures" / "coach.svg"
COLUMNS = 80


def drawn(lines: list[str], command: str) -> str:
    """The lines as a picture of a terminal, with the fonts of the reader's own machine."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {command}"))
    for line in lines:
        console.print(Text.from_ansi(line), soft_wrap=True)
    without_fonts = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title="craftnudge", code_format=without_fonts, unique_id="craftnudge")


def main() -> int:
    """Replays the tutorial and draws what a person sees after it."""
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder))
        replay(shell, PAGES[0], write=False)
        lines = shell.type("craftnudge --color always coach --no-ai")
        shell.leave()
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(drawn(lines, "craftnudge coach"), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
