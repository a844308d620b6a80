"""The watch over the journal."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from craftnudge.entrypoints.server.context import ServerContext
from craftnudge.entrypoints.server.journal_watch import JournalWatch

if TYPE_CHECKING:
    from pathlib import Path


def test_who_falls_behind_is_told_to_start_anew(tmp_path: Path) -> None:
    """A listener that takes nothing gets one `resync` in place of all that it missed; the end always arrives."""
    watch = JournalWatch(ServerContext(tmp_path, {"HOME": str(tmp_path)}))

    async def slow() -> list[str]:
        stream = watch.listen()
        first = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)
        for _ in range(40):
            watch._tell("journal")
        watch.end()
        return [await first, *[event async for event in stream]]

    heard = asyncio.run(slow())
    assert "resync" in heard
    assert len(heard) < 40
    assert watch.listeners == 0
