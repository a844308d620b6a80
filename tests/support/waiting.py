"""Waiting for what another thread or process does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Far more than anything here takes on a quiet machine: the suite also runs beside busy processes.
PATIENCE_SECONDS = 120.0


def wait_until(happened: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Looks every few milliseconds; fails where it has not happened in that time."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"not after {seconds:g} seconds"
        time.sleep(0.005)
