"""A log of events on a slow disk: what is decided from a reading is decided long after it."""

from __future__ import annotations

import time
from typing import Any

from craftnudge.adapters.store.local.event_log import EventFile

_SECONDS = 0.1


class SlowLog(EventFile):
    """Answers a reading a tenth of a second late, so that all who ask at once have read before any of them writes."""

    def read(self) -> list[dict[str, Any]]:
        """All events, late."""
        events = super().read()
        time.sleep(_SECONDS)
        return events

    def last(self) -> dict[str, Any] | None:
        """The newest event, late."""
        event = super().last()
        time.sleep(_SECONDS)
        return event
