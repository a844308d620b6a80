"""A moment read from text, in whatever form of ISO 8601 it was written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def parse_time(text: str) -> tuple[int, int] | None:
    """Seconds since 1970 and the minutes from UTC of an ISO 8601 text, or None where it is none.

    A text without an offset is taken as UTC. Fractions of a second are dropped, towards the past.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = moment.utcoffset() or timedelta()
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - _EPOCH) // timedelta(seconds=1), offset // timedelta(minutes=1)
