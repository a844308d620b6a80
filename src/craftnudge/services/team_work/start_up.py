"""Waits for the database and for Redis when a role starts: they may come up later, but not never."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Literal

from craftnudge.adapters.events.redis_streams.announcer import RedisStreams
from craftnudge.adapters.store.postgres.migrations import require_current
from craftnudge.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.services.team_settings import TeamSettings

    # What is waited for, or done without.
    Waiting = Literal["database", "redis", "without-redis"]

_PAUSE_SECONDS: Final = 0.5
# Without Redis everything works, only later.
_MOST_FOR_REDIS_SECONDS: Final = 5.0


def wait_for_servers(settings: TeamSettings, seconds: float, tell: Callable[[Waiting], object]) -> None:
    """Returns when the database answers and has the schema of this program, and Redis answers or is done without.

    `tell` is called once for each that has to be waited for. Raises StoreError for an old schema at once, and for a
    database that does not answer within the time.
    """
    _wait_for_database(settings.database_url, seconds, tell)
    if settings.redis_url is not None:
        streams = RedisStreams(settings.redis_url, name="start", database=settings.redis_db)
        try:
            _wait_for_redis(streams, min(seconds, _MOST_FOR_REDIS_SECONDS), tell)
        finally:
            streams.close()


def _wait_for_database(url: str, seconds: float, tell: Callable[[Waiting], object]) -> None:
    end = time.monotonic() + seconds
    is_told = False
    while True:
        try:
            require_current(url)
        except StoreError as error:
            if error.code != "store.unreachable":
                raise
            if time.monotonic() >= end:
                raise StoreError("store.never-reached", seconds=seconds, **error.details) from None
        else:
            return
        if not is_told:
            tell("database")
        is_told = True
        time.sleep(_PAUSE_SECONDS)


def _wait_for_redis(streams: RedisStreams, seconds: float, tell: Callable[[Waiting], object]) -> None:
    end = time.monotonic() + seconds
    is_told = False
    while not streams.answers():
        if time.monotonic() >= end:
            tell("without-redis")
            return
        if not is_told:
            tell("redis")
        is_told = True
        time.sleep(_PAUSE_SECONDS)
