"""What the operations of one server share."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING

from craftnudge.entrypoints.server.context import ServerContext

if TYPE_CHECKING:
    from pathlib import Path


def test_new_settings_hold_without_a_restart(tmp_path: Path) -> None:
    """The workplace stays the same until the user's file of settings has changed."""
    settings = tmp_path / "settings.toml"
    context = ServerContext(tmp_path, {"HOME": str(tmp_path), "CRAFTNUDGE_CONFIG": str(settings)})
    first, state = context.workplace, context.settings_state
    assert context.workplace is first
    settings.write_text('[identities]\n"Ann Dev" = ["ann@example.org"]\n')
    assert context.workplace.configuration.identities == {"Ann Dev": ("ann@example.org",)}
    assert context.settings_state != state


def test_heavy_work_takes_turns_and_leaves_the_loop_free(tmp_path: Path) -> None:
    """One piece at a time, in another thread."""
    context = ServerContext(tmp_path, {"HOME": str(tmp_path)})
    running, most = 0, 0
    lock = threading.Lock()

    def work() -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1
        return threading.get_ident()

    async def several() -> list[int]:
        return await asyncio.gather(*(context.compute(work) for _ in range(5)))

    threads = asyncio.run(several())
    assert most == 1
    assert threading.get_ident() not in threads
