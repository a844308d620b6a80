"""`craftnudge doctor`: a paragraph for each thing examined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.doctor_text import doctor_text
from craftnudge.presentation.lines import pad, span, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.presentation.lines import Canvas, Line, Style
    from craftnudge.services.results.diagnosis import Diagnosis

_STYLES: dict[str, Style] = {"fine": "excellent", "note": "fair", "wrong": "needs_work"}
_INDENT = 22


def doctor_screen(diagnoses: Iterable[Diagnosis], canvas: Canvas) -> list[Line]:
    """Name and condition in columns of their own; what was found and the hint wrapped beside them."""
    lines: list[Line] = []
    room = canvas.columns - _INDENT - 1
    for diagnosis in diagnoses:
        message, hint = doctor_text(diagnosis)
        first, *rest = wrap(message, room)
        condition = span(pad(diagnosis.condition, 6), _STYLES[diagnosis.condition])
        lines.append((span(f"  {pad(diagnosis.name, 11)} "), condition, span("  " + first)))
        lines += [(span(" " * _INDENT + piece),) for piece in rest]
        lines += [
            (span(" " * _INDENT + piece, "strong"),) for part in hint.split("\n") if part for piece in wrap(part, room)
        ]
    return lines
