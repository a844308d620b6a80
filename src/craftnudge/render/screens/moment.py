"""A commit's time in words, on its author's own clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.commits.moment import local_datetime

if TYPE_CHECKING:
    from craftnudge.commits.record import CommitTime

# Not strftime: its names follow the machine's locale, and a screen says the same everywhere.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def local_moment(time: CommitTime | None) -> str:
    """Such as "Tue 24 Nov 2026 14:05"."""
    local = local_datetime(time) if time is not None else None
    if local is None:
        return "at a time unknown"
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year} {local:%H:%M}"


def local_day(time: CommitTime | None) -> str:
    """Such as "2026-11-24", ten columns wide."""
    local = local_datetime(time) if time is not None else None
    return f"{local.year:04d}-{local:%m-%d}" if local is not None else "unknown   "
