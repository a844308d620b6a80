"""A span of days cut into the steps of a chart."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter"]


def steps_between(first: date, last: date, unit: Unit) -> list[tuple[date, date]]:
    """First and last day of each step, without gaps; weeks end on the last day, so that the last one is a whole one."""
    if unit in ("month", "quarter"):
        starts = [first, *_months_after(first, last, 1 if unit == "month" else 3)]
        ends = [start - timedelta(days=1) for start in starts[1:]]
        return list(zip(starts, [*ends, last], strict=True))
    step = 1 if unit == "day" else 7
    ends = [last - timedelta(days=back) for back in range(0, (last - first).days + 1, step)][::-1]
    return [(max(first, end - timedelta(days=step - 1)), end) for end in ends]


def _months_after(first: date, last: date, every: int) -> list[date]:
    """The first days of months after `first`, of all or of those that begin a quarter."""
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months if month % every == 0]
