"""`craftnudge doctor`: a paragraph for each thing looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import pad, span, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.presentation.lines import Canvas, Line, Style

_STYLES: dict[str, Style] = {"fine": "excellent", "note": "fair", "wrong": "needs_work"}
_INDENT = 22


def doctor_screen(findings: Iterable[tuple[str, str, str, str]], canvas: Canvas) -> list[Line]:
    """Name and condition in columns of their own; what was found and the hint wrapped beside them."""
    lines: list[Line] = []
    for name, condition, says, hint in findings:
        room = canvas.columns - _INDENT - 1
        first, *rest = wrap(says, room)
        lines.append((span(f"  {pad(name, 11)} "), span(pad(condition, 6), _STYLES[condition]), span("  " + first)))
        lines += [(span(" " * _INDENT + piece),) for piece in rest]
        lines += [(span(" " * _INDENT + piece, "strong"),) for piece in wrap(hint, room) if hint]
    return lines
