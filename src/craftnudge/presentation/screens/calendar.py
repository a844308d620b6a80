"""`craftnudge progress --calendar`: the days and the hours of a window, each with the level of its commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.heat_maps import calendar_map, hour_map
from craftnudge.presentation.lines import BLANK
from craftnudge.presentation.screens.progress import heading, nothing_judged

if TYPE_CHECKING:
    from craftnudge.domain.habits.calendar import Calendar
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.presentation.screens.empty_period import WayBack


def calendar_screen(calendar: Calendar, canvas: Canvas, way: WayBack | None = None) -> list[Line]:
    """The calendar of the window, and its week of hours on the authors' own clocks; `way` as in `progress`."""
    lines = [*heading(calendar, calendar.commits, canvas), BLANK]
    if not calendar.commits:
        return [*lines, *nothing_judged(canvas, way)]
    found = calendar.rhythm
    lines += calendar_map(found.days, calendar.first_day, max(calendar.today, *found.days), canvas)
    return [*lines, BLANK, *hour_map(found.hours, canvas)]
