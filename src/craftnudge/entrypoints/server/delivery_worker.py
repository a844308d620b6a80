"""Handles what waits in the inbox: the deliveries of a repository in order, several repositories at a time.

It works in threads of its own, so that a first copy of minutes keeps no page waiting. Every hour each repository is
fetched, whether a delivery came or not: what a forge failed to deliver heals.
"""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from anyio import CapacityLimiter, to_thread

from craftnudge.entrypoints.server.access_log import LOGGER
from craftnudge.errors import CraftNudgeError
from craftnudge.runtime.lazy_module import LazyModule
from craftnudge.runtime.observing import span
from craftnudge.services.delivery_inbox import inbox_of
from craftnudge.services.webhook_settings import webhook_settings

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from craftnudge.domain.forge.queued_delivery import QueuedDelivery
    from craftnudge.domain.forge.repository_address import RepositoryAddress
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.entrypoints.server.delivery_metrics import DeliveryMetrics
    from craftnudge.presentation.formats import pull_request_comment
    from craftnudge.services import deliveries
    from craftnudge.services.workplace import Workplace
else:
    pull_request_comment = LazyModule("craftnudge.presentation.formats.pull_request_comment")
    deliveries = LazyModule("craftnudge.services.deliveries")

_LOOK_SECONDS: Final = 2.0
_HEAL_SECONDS: Final = 3600.0
_MOST_AT_ONCE: Final = 2


class DeliveryWorker:
    """The worker of one server."""

    def __init__(self, context: ServerContext, metrics: DeliveryMetrics) -> None:
        self._context = context
        self._metrics = metrics
        self._logger = logging.getLogger(LOGGER)
        self._wake = asyncio.Event()
        self._is_stopped = False
        self._running: dict[str, asyncio.Task[None]] = {}
        self._healed: dict[str, float] = {}

    def wake(self) -> None:
        """Says that a delivery came."""
        self._wake.set()

    async def run(self) -> None:
        """Works until it is cancelled; what is at work then ends within a second, and stays in the inbox."""
        limiter = CapacityLimiter(_MOST_AT_ONCE)
        try:
            while True:
                try:
                    await self._look(self._context.workplace, limiter)
                except OSError as error:  # a full disk, a folder of another user: it may pass
                    self._log("inbox unreadable", reason=type(error).__name__)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), _LOOK_SECONDS)
                self._wake.clear()
        finally:
            self._is_stopped = True
            await asyncio.gather(*self._running.values(), return_exceptions=True)

    async def _look(self, workplace: Workplace, limiter: CapacityLimiter) -> None:
        settings = webhook_settings(workplace)
        if settings.are_on:
            await self._start_due(workplace, limiter)
            self._start_healing(workplace, settings.repositories, limiter)

    async def _start_due(self, workplace: Workplace, limiter: CapacityLimiter) -> None:
        """Starts the next delivery of each repository, where it is due and none is at work."""
        for name, entry in (await to_thread.run_sync(lambda: deliveries.next_deliveries(workplace))).items():
            if name not in self._running and entry.due_seconds <= workplace.now():
                self._start(name, self._handle(workplace, entry, limiter))

    def _start_healing(
        self, workplace: Workplace, addresses: tuple[RepositoryAddress, ...], limiter: CapacityLimiter
    ) -> None:
        now = time.monotonic()
        for address in addresses:
            is_due = now - self._healed.get(address.text, -_HEAL_SECONDS) >= _HEAL_SECONDS
            if is_due and address.text not in self._running:
                self._healed[address.text] = now
                self._start(address.text, self._heal(workplace, address, limiter))

    def _start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._running[name] = task

        def ended(_: object) -> None:
            del self._running[name]
            self._wake.set()

        task.add_done_callback(ended)

    async def _handle(self, workplace: Workplace, entry: QueuedDelivery, limiter: CapacityLimiter) -> None:
        started = time.perf_counter()
        with span("hook.process") as processing:
            handled = await to_thread.run_sync(
                lambda: deliveries.handle(workplace, entry, self._handling()), limiter=limiter
            )
            for name, value in (("forge", entry.delivery.forge), ("event", entry.delivery.event)):
                processing.note(name, value)
            processing.note("result", handled.result)
        self._metrics.handled(entry.delivery, handled.result, time.perf_counter() - started)
        self._log(
            "delivery handled",
            forge=entry.delivery.forge,
            delivery=entry.delivery.event,
            result=handled.result,
            written=handled.written,
            comment=handled.comment,
            reason=handled.reason_code,
            attempt=entry.attempts + 1,
            milliseconds=round((time.perf_counter() - started) * 1000, 1),
            lag_milliseconds=round(workplace.now() * 1000 - entry.received_ns / 1e6, 1),
        )

    async def _heal(self, workplace: Workplace, address: RepositoryAddress, limiter: CapacityLimiter) -> None:
        code, written = "", 0
        try:
            written = await to_thread.run_sync(
                lambda: deliveries.heal(workplace, address, self._handling()), limiter=limiter
            )
            await to_thread.run_sync(inbox_of(workplace).tidy)
        except CraftNudgeError as error:
            code = error.code
        except (OSError, ValueError) as error:
            code = type(error).__name__
        self._log("repository fetched", written=written, reason=code)

    def _handling(self) -> deliveries.Handling:
        return deliveries.Handling(pull_request_comment.pull_request_comment, lambda: self._is_stopped)

    def _log(self, event: str, **fields: object) -> None:
        self._logger.info(event, extra={"fields": fields})
