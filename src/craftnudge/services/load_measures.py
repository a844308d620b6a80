"""What a load test measures beside sending: questions and events."""

from __future__ import annotations

import secrets
import threading
import time
from statistics import median
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.values import CommitQuery
from craftnudge.services.results.load_test import Latency
from craftnudge.services.rubric_key import rubric_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.adapters.store.postgres.store import PostgresStore
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.services.load_history import LoadHistory

_QUESTIONS: Final = 60
_EVENTS: Final = 200
_EVENT_PAUSE_SECONDS: Final = 0.005
_MOST_SECONDS: Final = 10.0
_DAYS_SECONDS: Final = 30 * 86_400


def latency_of(milliseconds: Sequence[float]) -> Latency | None:
    """The median and the 99th percentile; None of nothing."""
    if not milliseconds:
        return None
    ordered = sorted(milliseconds)
    return Latency(len(ordered), median(ordered), ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)])


def query_latency(store: PostgresStore, history: LoadHistory, settings: RubricSettings, authors: int) -> Latency | None:
    """How long one author's last 30 days take, with their scores."""
    key = rubric_key(settings)
    times = []
    for number in range(_QUESTIONS):
        begun = time.perf_counter()
        email = history.author(number % authors).email
        query = CommitQuery(since_seconds=history.now_seconds - _DAYS_SECONDS, emails=frozenset((email,)))
        with store.survey(query, rubric_key=key) as survey:
            survey.commits()
        times.append((time.perf_counter() - begun) * 1_000)
    return latency_of(times)


def event_latency(redis_url: str, events: int = _EVENTS) -> Latency | None:
    """How long events take from one connection through a stream of their own to another, one at a time."""
    from craftnudge.adapters.events.redis_streams.announcer import RedisStreams  # noqa: PLC0415 - an extra

    prefix = f"craftnudge:load-test:{secrets.token_hex(4)}"
    sender = RedisStreams(redis_url, name="sender", prefix=prefix)
    listener = RedisStreams(redis_url, name="listener", prefix=prefix)
    sent: dict[int, float] = {}
    times: list[float] = []
    unheard = threading.Event()

    def listen() -> None:
        end = time.perf_counter() + _MOST_SECONDS
        while len(times) < events and time.perf_counter() < end and not unheard.is_set():
            heard = listener.listen("show", most=10, wait_seconds=0.5)
            now = time.perf_counter()
            times.extend((now - sent[number]) * 1_000 for number in heard)
            listener.acknowledge("show", heard)

    thread = threading.Thread(target=listen, daemon=True)
    listener.listen("show", most=1, wait_seconds=0)  # makes the group
    thread.start()
    for number in range(events):
        sent[number] = time.perf_counter()
        if not sender.announce("show", [number]):
            unheard.set()
            break
        time.sleep(_EVENT_PAUSE_SECONDS)
    thread.join(_MOST_SECONDS)
    sender.drop("show")
    sender.close()
    listener.close()
    return latency_of(times)
