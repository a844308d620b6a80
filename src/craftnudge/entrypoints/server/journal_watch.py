"""Notices changes of the journal, or of a team's store, by any process, and notifies the open pages.

The files, or the database, are looked at four times a second while a page listens, else every two seconds: that costs
a thousandth of a processor and works on every disk, also on those that report no changes.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from anyio import to_thread

from craftnudge.services.store_changes import changes_between, state_if_reached

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from craftnudge.entrypoints.server.context import ServerContext

_LISTENING_SECONDS: Final = 0.25
_RESTING_SECONDS: Final = 2.0
# A hook starts a process that records what it queued; what still waits after this long is left over.
_LEFT_OVER_SECONDS: Final = 3.0
MOST_LISTENERS: Final = 64
_WAITING_EVENTS: Final = 16
_RESYNC: Final = "resync"


class JournalWatch:
    """The watch of one server. Each listener gets the names of events; one that falls behind gets `resync`."""

    def __init__(self, context: ServerContext) -> None:
        self._context = context
        self._listeners: set[asyncio.Queue[str | None]] = set()
        self._wake = asyncio.Event()
        self._queued_seconds = 0.0
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def listeners(self) -> int:
        """How many pages listen."""
        return len(self._listeners)

    async def run(self) -> None:
        """Watches until it is cancelled, and then ends all streams."""
        self._loop = asyncio.get_running_loop()
        seen = await to_thread.run_sync(state_if_reached, self._context.workplace)
        try:
            while True:
                pause = _LISTENING_SECONDS if self._listeners else _RESTING_SECONDS
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), pause)
                self._wake.clear()
                await self._record_what_was_left(pause)
                state = await to_thread.run_sync(state_if_reached, self._context.workplace)
                if state is not None:
                    for event in changes_between(seen or state, state):
                        self._tell(event)
                    seen = state
        finally:
            self.end()

    def end(self) -> None:
        """Ends all streams, so that the server can end."""
        for queue in self._listeners:
            _put(queue, None)

    async def listen(self) -> AsyncIterator[str]:
        """The names of events from now on."""
        queue: asyncio.Queue[str | None] = asyncio.Queue(_WAITING_EVENTS)
        self._listeners.add(queue)
        self._wake.set()
        try:
            while (event := await queue.get()) is not None:
                yield event
        finally:
            self._listeners.discard(queue)

    def tell_from_thread(self, event: str) -> None:
        """Gives an event to all listeners; called in another thread than the server's own."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the server has ended
                self._loop.call_soon_threadsafe(self._tell, event)

    async def _record_what_was_left(self, pause: float) -> None:
        """Records events of hooks that no process has recorded: one that was killed, or a journal that was in use."""
        workplace = self._context.workplace
        if workplace.team_store is not None or workplace.queue.is_empty():
            self._queued_seconds = 0.0
            return
        self._queued_seconds += pause
        if self._queued_seconds >= _LEFT_OVER_SECONDS:
            from craftnudge.services.drain_spool import drain_waiting  # noqa: PLC0415 - seldom needed

            self._queued_seconds = 0.0
            await self._context.compute(drain_waiting, workplace)

    def _tell(self, event: str) -> None:
        for queue in self._listeners:
            _put(queue, event)


def _put(queue: asyncio.Queue[str | None], event: str | None) -> None:
    """Adds an event; a full queue is emptied, and its page fetches itself again."""
    if queue.full():
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(_RESYNC)
    queue.put_nowait(event)
