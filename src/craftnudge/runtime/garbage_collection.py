"""Pauses Python's cyclic garbage collector, safely with threads.

Thousands of records that all stay are made at once when a journal is read; looking for garbage among them costs a fifth
of the time, and nothing that is read has cycles.
"""

from __future__ import annotations

import gc
from _thread import allocate_lock  # `threading` costs a hook a millisecond and offers the same lock
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_lock = allocate_lock()
_pauses = 0
_was_enabled = False


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pauses the collector inside. The last of all overlapping pauses restores what the first one found."""
    global _pauses, _was_enabled  # noqa: PLW0603 - the collector is the process's, and so is the count
    with _lock:
        if not _pauses:
            _was_enabled = gc.isenabled()
            gc.disable()
        _pauses += 1
    try:
        yield
    finally:
        with _lock:
            _pauses -= 1
            if not _pauses and _was_enabled:
                gc.enable()
