"""Modules that are loaded when they are used."""

from __future__ import annotations

import sys
import threading

from craftnudge.runtime.lazy_module import LazyModule

NAME = "wsgiref.simple_server"


def test_the_module_is_loaded_once_when_it_is_used() -> None:
    """By whichever thread is first; copying or inspecting the stand-in loads nothing."""
    sys.modules.pop(NAME, None)
    lazy = LazyModule(NAME)
    assert not hasattr(lazy, "__wrapped__")
    assert NAME not in sys.modules
    seen: list[object] = []
    threads = [threading.Thread(target=lambda: seen.append(lazy.WSGIServer)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert seen == [sys.modules[NAME].WSGIServer] * 8
