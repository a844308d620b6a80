"""The measures, each over real servers; all times in milliseconds unless a name says otherwise."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from craftnudge.adapters.events.redis_streams.announcer import RedisStreams
from craftnudge.adapters.events.work_table import WorkTable
from craftnudge.adapters.store.local.line_codec import encode_record, recorded_line
from craftnudge.adapters.store.postgres.lines import insert_rows
from craftnudge.adapters.store.postgres.row import row_of
from craftnudge.adapters.store.postgres.scores import keep_scores
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.services.load_history import LoadHistory
from craftnudge.services.load_measures import event_latency, latency_of, query_latency
from craftnudge.services.rubric_key import rubric_key
from craftnudge.services.scorer import kept_form
from craftnudge.services.team_settings import team_settings
from craftnudge.services.team_work.connections import TeamConnections
from craftnudge.services.team_work.effects import Analyse
from craftnudge.services.team_work.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.adapters.store.postgres.connection import Database
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.services.results.load_test import Latency

_BATCH_ROWS = 10_000
_AUTHORS = 20


@dataclass(frozen=True)
class Bench:
    """Two servers and the commits that everything is made of."""

    database: Database
    redis_url: str
    source: Sequence[CommitRecord]
    now_seconds: int

    def history(self, run: str) -> LoadHistory:
        """Commits of a run of their own."""
        return LoadHistory(self.source, run, self.now_seconds)


def redis_events(bench: Bench) -> Latency | None:
    """Announced in one connection, heard in another."""
    return event_latency(bench.redis_url, 1_000)


def table_events(bench: Bench, events: int = 300) -> Latency | None:
    """Added in one transaction, taken by a worker that looks into the table without pause."""
    work = WorkTable(bench.database)
    begun: dict[str, float] = {}
    times: list[float] = []

    def take() -> None:
        while len(times) < events:
            items = work.take("show", most=10)
            now = time.perf_counter()
            times.extend((now - begun[item.subject]) * 1_000 for item in items)
            work.done(items)

    worker = threading.Thread(target=take, daemon=True)
    worker.start()
    for number in range(events):
        begun[str(number)] = time.perf_counter()
        with bench.database.transaction(1) as connection:
            work.add(connection, 1, "show", [str(number)])
        time.sleep(0.005)
    worker.join(60)
    return latency_of(times)


def processing(bench: Bench, commits: int = 200) -> Latency | None:
    """From storing a commit to its kept score, one commit after the other; the worker is a thread beside it."""
    team = TeamConnections(team_settings({"DATABASE_URL": bench.database.url, "REDIS_URL": bench.redis_url}))
    store = team.default_store(time.time)
    times: list[float] = []
    scored, ended = threading.Event(), threading.Event()
    worker = Worker("analyse", team.work_for("analyse"), Analyse(team, AS_RELEASED), lambda *_: scored.set(), most=50)
    worker.one_round()  # makes the group of the stream
    thread = threading.Thread(target=worker.run, args=(ended,), daemon=True)
    thread.start()
    for record in islice(bench.history("processing").records(), commits):
        scored.clear()
        begun = time.perf_counter()
        store.append([record])
        scored.wait(60)
        times.append((time.perf_counter() - begun) * 1_000)
    ended.set()
    thread.join(10)
    team.close()
    return latency_of(times)


def accept_seconds(bench: Bench, commits: int = 300) -> float:
    """Processor time of this process to take one commit and note its work."""
    store = PostgresStore(bench.database, 1, work=WorkTable(bench.database))
    records = list(islice(bench.history("accept").records(), commits))
    return _cpu(lambda: [store.append([record]) for record in records]) / commits


def scoring_seconds(bench: Bench) -> float:
    """Processor time to score one commit."""
    return _cpu(lambda: [kept_form(record, AS_RELEASED) for record in bench.source]) / len(bench.source)


def stream_seconds(bench: Bench, events: int = 5_000) -> float:
    """Wall time of one event: announced, heard and acknowledged by one process, fifty at once."""
    streams = RedisStreams(bench.redis_url, name="rate", prefix="craftnudge:rate")
    streams.listen("show", most=1, wait_seconds=0)
    begun = time.perf_counter()
    for start in range(0, events, 50):
        streams.announce("show", range(start, start + 50))
        streams.acknowledge("show", streams.listen("show", most=50, wait_seconds=0.1))
    seconds = time.perf_counter() - begun
    streams.drop("show")
    return seconds / events


def backfill_rows_per_second(bench: Bench, rows: int) -> float:
    """Encoded commits into the store by COPY, with all its indexes and the check of what is known."""
    encoded = [encode_record(record) for record in islice(bench.history("backfill").records(), rows)]
    store = PostgresStore(bench.database, 1)
    begun = time.perf_counter()
    store.append_encoded(encoded)
    return rows / (time.perf_counter() - begun)


def fill(bench: Bench, rows: int) -> float:
    """Stores so many commits in place of all others, a thousand a person over three years; returns bytes a commit."""
    key, stamp = rubric_key(AS_RELEASED), b"2020-01-01T00:00:00Z"
    scores = [kept_form(record, AS_RELEASED) for record in bench.source]
    people = max(_AUTHORS, rows // 1_000)
    with bench.database.work() as connection:
        connection.execute("truncate recorded_line, kept_score, work")
    records = bench.history("fill").records()
    for start in range(0, rows, _BATCH_ROWS):
        made, kept = [], {}
        for number in range(start, min(rows, start + _BATCH_ROWS)):
            record = next(records)
            person = replace(record.author, email=f"{number * 7_919 % people}@load-test.invalid")  # type: ignore[type-var]
            back = number * 104_729 % (3 * 365 * 86_400)
            moment = replace(record.authored, seconds=bench.now_seconds - back)  # type: ignore[type-var]
            record = replace(record, author=person, authored=moment, committed=moment)
            encoded = encode_record(record)
            line = recorded_line(encoded, stamp.decode()).removesuffix(b"\n")
            made.append(row_of(1, encoded.id.encode(), encoded.facts, line, stamp))
            kept[encoded.id.encode()] = scores[number % len(scores)]
        with bench.database.transaction(1) as connection:
            places = insert_rows(connection, made)
            keep_scores(connection, 1, key, {place: score for id_, place in places if (score := kept[id_]) is not None})
    with bench.database.work() as connection:
        sizes = connection.execute(
            "select pg_total_relation_size('recorded_line') + pg_total_relation_size('kept_score')"
        ).fetchone()
    return float(sizes[0] / rows) if sizes else 0.0


def one_persons_month(bench: Bench) -> Latency | None:
    """A question for one author's last thirty days with their scores."""
    with bench.database.work() as connection:
        connection.execute("analyze recorded_line")
    return query_latency(PostgresStore(bench.database, 1), bench.history("fill"), AS_RELEASED, _AUTHORS)


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
