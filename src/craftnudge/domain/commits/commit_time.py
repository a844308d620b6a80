"""A commit's time: in UTC for programs, in its author's time zone for people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitTime

_DAY_MINUTES = 24 * 60
_DAY_SECONDS = 86_400
_FIRST_ORDINAL = date(1970, 1, 1).toordinal()
# RFC 3339 has four-digit years; git keeps any number of seconds.
FIRST_SECOND = -62_135_596_800  # 0001-01-01T00:00:00Z
LAST_SECOND = 253_402_300_799  # 9999-12-31T23:59:59Z


def rfc3339(seconds: int) -> str:
    """The time in UTC, such as "2026-11-24T13:05:00Z"; beyond the years 1 to 9999, the nearest time inside."""
    inside = min(max(seconds, FIRST_SECOND), LAST_SECOND)
    time = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=inside)
    return f"{time:%Y-%m-%dT%H:%M:%SZ}".rjust(20, "0")


def local_datetime(time: CommitTime) -> datetime | None:
    """The author's local time, None beyond the years 1 to 9999; an offset of a day or more counts as UTC."""
    offset = time.utc_offset_minutes
    zone = timezone(timedelta(minutes=offset)) if abs(offset) < _DAY_MINUTES else UTC
    try:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=time.seconds)).astimezone(zone)
    except (OverflowError, ValueError):
        return None


def local_day(time: CommitTime) -> date | None:
    """The day of `local_datetime`, much faster: a history asks for the days of a hundred thousand commits."""
    if not FIRST_SECOND <= time.seconds <= LAST_SECOND:
        return None
    offset = time.utc_offset_minutes
    return _day((time.seconds + (offset * 60 if abs(offset) < _DAY_MINUTES else 0)) // _DAY_SECONDS)


@lru_cache(maxsize=40_000)
def _day(days: int) -> date | None:
    """The day so many days after 1970-01-01, None where a calendar has no such day."""
    try:
        return date.fromordinal(_FIRST_ORDINAL + days)
    except (OverflowError, ValueError):
        return None
