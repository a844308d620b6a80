"""Sends commits to a team's store as fast as asked, measures what it reaches, and checks what it acknowledged."""

from __future__ import annotations

import secrets
import threading
import time
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.values import CommitQuery
from craftnudge.errors import StoreError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass, field, replace
from craftnudge.services.load_check import store_faults
from craftnudge.services.load_history import AUTHORS, LoadHistory
from craftnudge.services.load_measures import event_latency, latency_of, query_latency
from craftnudge.services.load_roles import analysis_roles
from craftnudge.services.results.load_test import LoadTestResult
from craftnudge.services.team_settings import team_settings

if TYPE_CHECKING:
    from craftnudge.adapters.store.postgres.connection import Database
    from craftnudge.adapters.store.postgres.store import PostgresStore
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.services.team_settings import TeamSettings
    from craftnudge.services.workplace import Workplace

TEAM_ID: Final = 1
_SENDERS: Final = 4
# One commit in so many is sent a second time, with lower facts, which must change nothing.
_REPEAT_EVERY: Final = 20
_LOOK_SECONDS: Final = 0.2
_PROBE_SECONDS: Final = 0.002
_PROBE_MOST_SECONDS: Final = 5.0
_SOURCE_COMMITS: Final = 5_000


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """How many commits are sent, at most how many a second (None: as fast as it goes), and for how long at most.

    So many analysis `roles` are started beside those of the running system; with `keep` the commits stay in the store.
    After `patience_seconds` without a new score it is taken that nobody scores.
    """

    commits: int
    rate: float | None = None
    duration_seconds: float | None = None
    roles: int = 0
    keep: bool = False
    patience_seconds: float = 45.0


@dataclass(slots=True)
class _Sent:
    """What has been sent so far; the lists are appended to by several threads."""

    facts: dict[str, int] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    latest: tuple[str, float] | None = None
    ended: threading.Event = field(default_factory=threading.Event)


def run_load_test(workplace: Workplace, plan: LoadPlan) -> LoadTestResult:
    """Runs the test against the team's database and Redis that the environment names.

    Raises UsageError without a recorded history or a database, StoreError if the database cannot be reached at first.
    """
    settings = team_settings(workplace.environ)
    source = workplace.local_store.recall().records[-_SOURCE_COMMITS:]
    if not source:
        raise UsageError("load.no-history")
    from craftnudge.adapters.store.postgres.connection import Database  # noqa: PLC0415 - an extra

    history = LoadHistory(source, secrets.token_hex(4), workplace.now_seconds)
    with (
        Database(settings.database_url, most_connections=_SENDERS + 4) as database,
        analysis_roles(plan.roles, workplace),
    ):
        store = _store(database, settings)
        store.state()
        try:
            return _measured(store, workplace, settings, history, plan)
        finally:
            if not plan.keep:
                store.forget(_query(history))


def _store(database: Database, settings: TeamSettings) -> PostgresStore:
    from craftnudge.adapters.events.redis_streams.announcer import RedisStreams  # noqa: PLC0415 - an extra
    from craftnudge.adapters.events.work_table import WorkTable  # noqa: PLC0415 - an extra
    from craftnudge.adapters.store.postgres.store import PostgresStore  # noqa: PLC0415 - an extra

    announcer = RedisStreams(settings.redis_url, name="load-test") if settings.redis_url else None
    return PostgresStore(database, TEAM_ID, work=WorkTable(database, announcer))


def _measured(
    store: PostgresStore, workplace: Workplace, settings: TeamSettings, history: LoadHistory, plan: LoadPlan
) -> LoadTestResult:
    sent = _Sent()
    probed: list[float] = []
    probe = threading.Thread(target=_probe, args=(store, sent, probed), daemon=True)
    probe.start()
    started = time.perf_counter()
    _send_all(store, history, plan, sent)
    seconds = time.perf_counter() - started
    _wait_for_scores(store, sent, plan.patience_seconds)
    sent.ended.set()
    probe.join(_PROBE_MOST_SECONDS + 1)
    rubric = workplace.rubric_settings
    return LoadTestResult(
        acknowledged=len(sent.facts),
        refused=len(sent.refused),
        repeated=len(sent.repeated),
        seconds=seconds,
        accept=latency_of(sent.milliseconds),
        processing=latency_of(probed),
        query=query_latency(store, history, rubric, AUTHORS),
        event=event_latency(settings.redis_url) if settings.redis_url else None,
        faults=store_faults(store.database, TEAM_ID, _query(history), sent.facts, rubric),
    )


def _query(history: LoadHistory) -> CommitQuery:
    return CommitQuery(repository_keys=frozenset((history.repository_key,)))


def _send_all(store: PostgresStore, history: LoadHistory, plan: LoadPlan, sent: _Sent) -> None:
    """Several senders take turns; each commit has its moment if there is a rate."""
    started = time.perf_counter()
    numbered = enumerate(history.records())
    lock = threading.Lock()

    def next_commit() -> tuple[int, CommitRecord] | None:
        with lock:
            number, record = next(numbered)
        late = plan.duration_seconds is not None and time.perf_counter() - started >= plan.duration_seconds
        return None if number >= plan.commits or late else (number, record)

    def send() -> None:
        while (found := next_commit()) is not None:
            number, record = found
            if plan.rate:
                time.sleep(max(0.0, started + number / plan.rate - time.perf_counter()))
            _send(store, record, sent, repeat=number % _REPEAT_EVERY == 0)

    senders = [threading.Thread(target=send) for _ in range(_SENDERS)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()


def _send(store: PostgresStore, record: CommitRecord, sent: _Sent, *, repeat: bool) -> None:
    begun = time.perf_counter()
    try:
        store.append([record])
        sent.facts[record.id] = record.facts
        sent.milliseconds.append((time.perf_counter() - begun) * 1_000)
        sent.latest = (record.id, begun)
        if repeat:
            store.append([replace(record, facts=record.facts - 1)])
            sent.repeated.append(record.id)
    except StoreError as error:
        sent.refused.append(error.code)


def _probe(store: PostgresStore, sent: _Sent, milliseconds: list[float]) -> None:
    """Watches one commit after the other until it has its score."""
    watched: str | None = None
    while not sent.ended.is_set():
        if sent.latest is None or sent.latest[0] == watched:
            time.sleep(_PROBE_SECONDS)
            continue
        watched, begun = sent.latest
        while not sent.ended.is_set() and time.perf_counter() - begun < _PROBE_MOST_SECONDS:
            if _scored(store, [watched]):
                milliseconds.append((time.perf_counter() - begun) * 1_000)
                break
            time.sleep(_PROBE_SECONDS)


def _wait_for_scores(store: PostgresStore, sent: _Sent, patience_seconds: float) -> None:
    """Until every acknowledged commit has its score, or none gets one any more."""
    open_ids = list(sent.facts)
    progress = time.perf_counter()
    while open_ids and time.perf_counter() - progress < patience_seconds:
        scored = _scored(store, open_ids)
        if scored:
            progress = time.perf_counter()
            open_ids = [identity for identity in open_ids if identity not in scored]
        if open_ids:
            time.sleep(_LOOK_SECONDS)


def _scored(store: PostgresStore, ids: list[str]) -> set[str]:
    from craftnudge.adapters.store.postgres.scores import scores_of  # noqa: PLC0415 - an extra

    try:
        with store.database.transaction(store.team_id) as connection:
            return set(scores_of(connection, store.team_id, ids))
    except StoreError:
        return set()
