"""What a hook prints, fitted to a terminal: wrapped between words, with the score in the colour of its level.

Loads no library: a hook's time is the user's. In a pipe each line stays whole and plain, for `grep`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.levels import score_style
from craftnudge.presentation.lines import wrap
from craftnudge.presentation.safe_text import safe_text
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Style

# The colours that `terminal.py` gives these styles, as ECMA-48 codes.
_CODES: dict[Style, str] = {"excellent": "32", "good": "36", "fair": "33", "needs_work": "31"}
_DANGER = "1;31"
_SCORE = pattern(r"^(craftnudge: )(\d{1,2}\.\d) ([a-z]+(?: work)?)\.")
_INDENT = 2


def hook_output(text: str, columns: int | None, *, color: bool = False, danger: bool = False) -> str:
    """The lines with their line ends; `columns` is None for a pipe. A `danger` is all in red."""
    drawn: list[str] = []
    for line in filter(None, text.split("\n")):
        pieces = [safe_text(line)] if columns is None else _wrapped(line, columns)
        if color and danger:
            pieces = [f"\x1b[{_DANGER}m{piece}\x1b[0m" for piece in pieces]
        elif color:
            pieces[0] = _colored(pieces[0])
        drawn += pieces
    return "".join(f"{piece}\n" for piece in drawn)


def _wrapped(line: str, columns: int) -> list[str]:
    """The line in pieces that fit; what follows the first is indented. A command at the end is never broken."""
    start = len(line) - len(line.lstrip(" "))
    first, *rest = wrap(line.strip(" "), max(columns - start - _INDENT - 1, 1))
    return [" " * start + first, *(" " * (start + _INDENT) + piece for piece in rest)]


def _colored(line: str) -> str:
    matched = _SCORE.match(line)
    if matched is None:
        return line
    code = _CODES.get(score_style(float(matched[2])))
    score = f"{matched[2]} {matched[3]}"
    return f"{matched[1]}\x1b[{code}m{score}\x1b[0m{line[matched.end(3) :]}" if code else line
