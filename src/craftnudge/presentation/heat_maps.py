"""A calendar of days, and a week of hours: a sign per cell for the level of its average score.

The sign alone shows the level, so nothing is lost without colour; the ASCII signs keep the same order of darkness.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.scorecard import level_of
from craftnudge.presentation.calendar_weeks import mondays_between, month_names
from craftnudge.presentation.levels import level_name, level_style
from craftnudge.presentation.lines import Span, width
from craftnudge.presentation.number_text import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from craftnudge.domain.habits.by_time import Cell
    from craftnudge.domain.rubric.scorecard import Level
    from craftnudge.presentation.lines import Canvas, Line

_SIGNS: dict[Level, tuple[str, str]] = {
    "EXCELLENT": ("█", "#"),
    "GOOD": ("▓", "+"),
    "FAIR": ("▒", "-"),
    "NEEDS_WORK": ("░", "."),
}
_LABEL_COLUMNS = 6
_FIGURE_COLUMNS = 13
_HEADINGS = " commits  avg"
_NAME_COLUMNS = 3
_LEGEND_COLUMNS = 54
_WIDEST_CELL = 4
_HOURS = 24
_LABELLED_HOURS = 6


def calendar_map(days: Mapping[date, Cell], first: date, last: date, canvas: Canvas) -> list[Line]:
    """Weekdays down, weeks across, the months above; the oldest weeks are left out where they do not fit.

    At the right of each weekday, its commits and their average.
    """
    mondays = mondays_between(first, last)
    weeks = len(mondays)
    room = canvas.columns - _LABEL_COLUMNS - _FIGURE_COLUMNS
    cell = max(1, min(_WIDEST_CELL, room // weeks))
    shown = min(weeks, room // cell)
    mondays = mondays[weeks - shown :]
    labels = _month_labels(mondays, cell).ljust(shown * cell)
    lines: list[Line] = [(Span(" " * _LABEL_COLUMNS + labels + _HEADINGS, "dim"),)]
    for weekday, name in enumerate(WEEKDAYS):
        row = [start + timedelta(days=weekday) for start in mondays]
        cells = [days.get(day) if first <= day <= last else None for day in row]
        lines.append((Span(f"  {name} ", "dim"), *_row(cells, cell, canvas), _figures(cells)))
    lines += _legend(canvas)
    if shown < weeks:
        lines.append((Span(f"{' ' * _LABEL_COLUMNS}the newest {shown} of {weeks:,} weeks", "dim"),))
    return lines


def _month_labels(mondays: list[date], cell: int) -> str:
    """The names of months over cells of so many columns, a blank between them at least."""
    text = ""
    for column, name in month_names(mondays, (_NAME_COLUMNS + 1) / cell):
        text = text.ljust(column * cell) + name
    return text if width(text) <= len(mondays) * cell else text[: len(mondays) * cell]


def hour_map(hours: Mapping[tuple[int, int], Cell], canvas: Canvas) -> list[Line]:
    """Weekdays down, the hours of the day across; at the right of each weekday, its commits and their average."""
    room = canvas.columns - _LABEL_COLUMNS - 1
    cell = 3 if room >= 3 * _HOURS + _FIGURE_COLUMNS else 2 if room >= 2 * _HOURS else 1
    figures = canvas.columns >= _LABEL_COLUMNS + cell * _HOURS + _FIGURE_COLUMNS
    labels = "".join(f"{hour:<{cell * _LABELLED_HOURS}}" for hour in range(0, _HOURS, _LABELLED_HOURS))
    head = labels.ljust(cell * _HOURS) + _HEADINGS if figures else labels.rstrip()
    lines: list[Line] = [(Span(" " * _LABEL_COLUMNS + head, "dim"),)]
    for weekday, name in enumerate(WEEKDAYS):
        cells = [hours.get((weekday, hour)) for hour in range(_HOURS)]
        row = (Span(f"  {name} ", "dim"), *_row(cells, cell, canvas))
        lines.append((*row, _figures(cells)) if figures else row)
    return [*lines, *_legend(canvas)]


def _row(cells: Iterable[Cell | None], columns: int, canvas: Canvas) -> list[Span]:
    """A sign a cell, with a blank to its neighbour where there is room; runs of one style are one span."""
    drawn = [_sign(cell, columns, canvas) for cell in cells]
    runs = groupby(drawn, key=lambda sign: sign.style)
    return [Span("".join(sign.text for sign in run), style) for style, run in runs]


def _sign(cell: Cell | None, columns: int, canvas: Canvas) -> Span:
    if cell is None:
        return Span(canvas.pick("·", " ").ljust(columns), "dim")
    level = level_of(cell.average * 10) or "NEEDS_WORK"
    return Span((canvas.pick(*_SIGNS[level]) * max(1, columns - 1)).ljust(columns), level_style(level))


def _figures(cells: Iterable[Cell | None]) -> Span:
    filled = [cell for cell in cells if cell is not None]
    commits = sum(cell.commits for cell in filled)
    if not commits:
        return Span("")
    average = sum(cell.average * cell.commits for cell in filled) / commits
    return Span(f" {commits:>7,} {average:4.1f}")


def _legend(canvas: Canvas) -> list[Line]:
    """The signs with their levels, on two lines where one is too narrow."""
    entries = [
        (Span(canvas.pick(*signs), level_style(level)), Span(f" {level_name(level)}   "))
        for level, signs in _SIGNS.items()
    ]
    indent = Span(" " * _LABEL_COLUMNS)
    in_a_line = len(entries) if canvas.columns >= _LEGEND_COLUMNS else 2
    rows = [entries[start : start + in_a_line] for start in range(0, len(entries), in_a_line)]
    return [(indent, *(piece for entry in row for piece in entry)) for row in rows]
