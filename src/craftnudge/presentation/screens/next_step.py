"""The command to type next, the same on every screen: `Next: craftnudge explain CN102   (why this matters)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import BLANK, span, width

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Canvas, Line

_LABEL = "  Next: "
_NOTE_COLUMNS = 72  # on a narrower screen the command stands alone


def next_step(command: str, what: str, canvas: Canvas) -> list[Line]:
    """A blank line and the command, whole on one line to be copied; what it does behind it, where there is room."""
    if width(_LABEL + command) > canvas.columns:
        return [BLANK, (span(_LABEL.rstrip()),), (span(f"  {command}", "strong"),)]
    note = f"   ({what})" if what else ""
    fits = canvas.columns >= _NOTE_COLUMNS and width(_LABEL + command + note) <= canvas.columns
    return [BLANK, (span(_LABEL), span(command, "strong"), span(note if fits else "", "dim"))]
