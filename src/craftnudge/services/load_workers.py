"""Processes that score what waits in a team's store, for a load test of a machine without roles."""

from __future__ import annotations

import multiprocessing
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from craftnudge.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.synchronize import Event, Semaphore

_WAIT_SECONDS: Final = 0.25
# A database that is down is asked again after this pause.
_PAUSE_SECONDS: Final = 0.2
_START_SECONDS: Final = 30
# Without Redis nobody tells of new work.
_LOOK_SECONDS: Final = 0.02


def score_until(
    stopped: Callable[[], bool], url: str, redis_url: str | None, name: str, ready: Callable[[], object]
) -> None:
    """Calls `ready`, then scores until told to stop; goes on when a server comes back."""
    from craftnudge.adapters.events.work_table import WorkTable  # noqa: PLC0415 - an extra
    from craftnudge.adapters.store.postgres.connection import Database  # noqa: PLC0415 - an extra
    from craftnudge.domain.rubric.rubric_settings import AS_RELEASED  # noqa: PLC0415 - a child has it alone
    from craftnudge.services.score_work import ScoreWork  # noqa: PLC0415 - a child has it alone

    announcer = None
    if redis_url:
        from craftnudge.adapters.events.redis_streams.announcer import RedisStreams  # noqa: PLC0415 - an extra

        announcer = RedisStreams(redis_url, name=name)
    with Database(url, most_connections=2) as database:
        worker = ScoreWork(WorkTable(database, announcer), AS_RELEASED)
        ready()
        while not stopped():
            try:
                taken = worker.round(wait_seconds=_WAIT_SECONDS)
            except StoreError:
                time.sleep(_PAUSE_SECONDS)
                continue
            if not taken and announcer is None:
                time.sleep(_LOOK_SECONDS)


def _child(stop: Event, started: Semaphore, url: str, redis_url: str | None, name: str) -> None:
    score_until(stop.is_set, url, redis_url, name, started.release)


@contextmanager
def scoring_processes(number: int, url: str, redis_url: str | None) -> Iterator[None]:
    """So many processes that score, until the end of the block."""
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    started = context.Semaphore(0)
    processes = [
        context.Process(target=_child, args=(stop, started, url, redis_url, f"load-test-{index}"), daemon=True)
        for index in range(number)
    ]
    for process in processes:
        process.start()
    for _ in processes:
        started.acquire(timeout=_START_SECONDS)
    try:
        yield
    finally:
        stop.set()
        for process in processes:
            process.join(10)
            process.kill()
