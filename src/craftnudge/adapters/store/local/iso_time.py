"""Parses a time in any form of ISO 8601."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def parse_time(text: str) -> tuple[int, int] | None:
    """Seconds since 1970 and the minutes from UTC of an ISO 8601 text; None for any other text.

    A text without an offset counts as UTC. Fractions of a second are dropped, towards the past.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = moment.utcoffset() or timedelta()
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - _EPOCH) // timedelta(seconds=1), offset // timedelta(minutes=1)
