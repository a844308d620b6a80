"""`craftnudge doctor`: a paragraph for each thing examined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.doctor_text import doctor_text
from craftnudge.presentation.lines import Span, hanging, span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.presentation.lines import Canvas, Line, Style
    from craftnudge.services.results.diagnosis import Diagnosis

_STYLES: dict[str, Style] = {"fine": "excellent", "note": "fair", "wrong": "needs_work"}
_NAME_COLUMNS = 12


def doctor_screen(diagnoses: Iterable[Diagnosis], canvas: Canvas) -> list[Line]:
    """Name and condition in columns of their own; beside them the sentence and its hint."""
    lines: list[Line] = []
    for diagnosis in diagnoses:
        message, hint = doctor_text(diagnosis)
        condition = span(f"{diagnosis.condition:<6}  ", _STYLES[diagnosis.condition])
        head = (span(f"  {diagnosis.name:<{_NAME_COLUMNS}}"), condition)
        lines += hanging(head, message, canvas)
        below = (Span(" " * sum(len(piece.text) for piece in head)),)
        lines += [line for part in hint.split("\n") if part for line in hanging(below, part, canvas, "strong")]
    return lines
