"""`craftnudge progress --calendar`: the days and the hours of a period, each with the level of its commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.heat_maps import calendar_map, hour_map
from craftnudge.presentation.lines import BLANK
from craftnudge.presentation.screens.progress import heading, nothing_scored

if TYPE_CHECKING:
    from craftnudge.domain.habits.calendar import Calendar
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.presentation.screens.empty_period import PeriodHint


def calendar_screen(calendar: Calendar, canvas: Canvas, way: PeriodHint | None = None) -> list[Line]:
    """The calendar of the period, and its week of hours on the authors' own clocks; `way` as in `progress`."""
    lines = [*heading(calendar, calendar.commits, canvas), BLANK]
    if not calendar.commits:
        return [*lines, *nothing_scored(canvas, way)]
    rhythm = calendar.rhythm
    lines += calendar_map(rhythm.days, calendar.first_day, max(calendar.today, *rhythm.days), canvas)
    return [*lines, BLANK, *hour_map(rhythm.hours, canvas)]
