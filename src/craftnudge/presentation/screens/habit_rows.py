"""Rows of habits with a label at the left and figures behind: the same in `progress` and `team`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import Span, hanging, pad, span, width
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.presentation.lines import Canvas, Line

_LABEL_COLUMNS = 11


@dataclass(frozen=True, slots=True)
class HabitRow:
    """A habit under a label such as "Better", with its figures."""

    label: str
    title: str
    figures: str


def habit_lines(rows: Sequence[HabitRow], canvas: Canvas) -> list[Line]:
    """The rows, a label once for those in a row that share it; where figures do not fit behind a title, below it."""
    room = canvas.columns - _LABEL_COLUMNS - 1
    fitting = [row for row in rows if row.figures and width(row.title) + 3 + width(row.figures) <= room]
    column = max((width(row.title) for row in fitting), default=0)
    if any(column + 3 + width(row.figures) > room for row in fitting):
        column = 0
    lines: list[Line] = []
    label_before = ""
    for row in rows:
        head = span(f"  {'' if row.label == label_before else row.label:<{_LABEL_COLUMNS - 2}}", "heading")
        label_before = row.label
        if row in fitting:
            lines.append((head, span(pad(row.title, column)), span(f"   {row.figures}")))
            continue
        lines += hanging((head,), row.title, canvas)
        if row.figures:
            lines.append((Span(" " * (_LABEL_COLUMNS + 2)), span(row.figures)))
    return lines
