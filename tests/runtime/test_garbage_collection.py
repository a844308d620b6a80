"""The collector is paused while any thread wants it, and runs again afterwards."""

from __future__ import annotations

import gc
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from craftnudge.runtime.garbage_collection import collector_paused


def test_pauses_may_overlap() -> None:
    """The one that began first may end first, as threads do it: the other still holds, and its end is the end."""
    first, second = collector_paused(), collector_paused()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_eight_threads_leave_the_collector_as_it_was() -> None:
    """Each finds it paused inside, however their pauses overlap."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)

    def pause(_: int) -> bool:
        return any(_is_enabled_inside() for _ in range(2_000))

    try:
        with ThreadPoolExecutor(8) as threads:
            assert not any(threads.map(pause, range(8)))
    finally:
        sys.setswitchinterval(interval)
    assert gc.isenabled()


def _is_enabled_inside() -> bool:
    with collector_paused():
        return gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    """A pause inside a pause ends nothing, and an error ends its own."""
    gc.disable()
    try:
        with pytest.raises(ValueError, match="inside"), collector_paused(), collector_paused():
            raise ValueError("inside")
        assert not gc.isenabled()
    finally:
        gc.enable()
    with collector_paused():
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
