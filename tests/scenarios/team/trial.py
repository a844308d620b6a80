"""Real servers, processes that do the work of all roles and a writer, which can be killed at any moment."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.events.redis_streams.announcer import RedisStreams
from craftnudge.adapters.events.work_table import WorkTable
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.errors import StoreError
from craftnudge.services.load_check import store_faults
from craftnudge.services.team_settings import team_settings
from craftnudge.services.team_work.connections import TeamConnections
from craftnudge.services.team_work.crew import crew_of
from craftnudge.services.team_work.roles import ROLES
from craftnudge.services.workplace import Workplace
from tests.adapters.store.local.records import a_record
from tests.support.waiting import PATIENCE_SECONDS, wait_until

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from craftnudge.adapters.events.work import WorkItem, WorkKind
    from craftnudge.services.results.load_test import StoreFaults
    from tests.support.servers.postgres import PostgresServer
    from tests.support.servers.redis import RedisServer

WORKERS = 2
_PROGRESS_SECONDS = 1.0
# What was killed is gone within this time.
_GONE_SECONDS = 30
# Workers are forked from a process that has loaded everything: starting one costs milliseconds.
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__, "psycopg_pool", "psycopg"])


class Unswept(WorkTable):
    """Work that is done only where it was announced: nobody looks into the table for the rest."""

    def _take_waiting(self, kind: WorkKind, most: int) -> list[WorkItem]:
        del kind, most
        return []


class UnsweptConnections(TeamConnections):
    """Connections whose workers are such."""

    def work_for(self, kind: WorkKind) -> WorkTable:
        """The work that this worker heard of."""
        return Unswept(self.database, self._new_streams(kind))


def work_for_ever(environment: dict[str, str], progress: Any, *, swept: bool) -> None:
    """The life of a process with all roles' work, until it is killed; sets `progress` when some work is done."""
    settings = team_settings(environment)
    team = (TeamConnections if swept else UnsweptConnections)(settings)
    workplace = Workplace(Path("/nonexistent"), environment)

    def report(*_: object) -> None:
        progress.set()

    while True:
        with suppress(StoreError):
            crew_of(ROLES["all"], team, workplace, settings, report=report, tell_pages=lambda: None).start()
            threading.Event().wait()
        time.sleep(0.05)


class Trial:
    """A writer and workers over two servers; `acknowledged` has the facts of each commit that the store took."""

    def __init__(self, postgres: PostgresServer, redis: RedisServer, *, swept: bool = True) -> None:
        self.postgres, self.redis = postgres, redis
        self.acknowledged: dict[str, int] = {}
        self.faults: dict[str, int] = {}
        self._swept = swept
        self._database = Database(postgres.url(), most_connections=4)
        self._work = WorkTable(self._database, RedisStreams(redis.url(), name="writer"))
        self._workers: list[Any] = []
        self._stop = threading.Event()
        self._writer = threading.Thread(target=self._write, daemon=True)

    def _write(self) -> None:
        store = PostgresStore(self._database, 1, work=self._work)
        for number in count():
            if self._stop.is_set():
                return
            records = [a_record(3 * number + more) for more in range(3)]
            with suppress(StoreError):
                store.append(records)
                self.acknowledged.update((record.id, record.facts) for record in records)
            self._stop.wait(0.01)

    def start(self) -> None:
        """Starts the workers and the writer."""
        self._workers = [self._worker() for _ in range(WORKERS)]
        self._writer.start()

    def _worker(self) -> Any:
        environment = {
            "DATABASE_URL": self.postgres.url(),
            "REDIS_URL": self.redis.url(),
            "COMMIT_BATCH_SIZE": "10",
        }
        progress = _FORKS.Event()
        process = _FORKS.Process(
            target=work_for_ever, args=(environment, progress), kwargs={"swept": self._swept}, daemon=True
        )
        process.start()
        return process, progress

    def inject(self, fault: str, chance: random.Random) -> None:
        """Does it, and sets right what a supervisor would: what was killed is started again."""
        getattr(self, f"_{fault}")(chance)
        self.faults[fault] = self.faults.get(fault, 0) + 1

    def _kill_worker(self, chance: random.Random) -> None:
        number = chance.randrange(WORKERS)
        process, progress = self._workers[number]
        # On a slow machine one that has only just begun would be killed again and again, and its work set aside.
        progress.wait(_PROGRESS_SECONDS)
        time.sleep(chance.uniform(0, 0.02))
        _end(process)
        self._workers[number] = self._worker()

    def _kill_redis(self, chance: random.Random) -> None:
        self.redis.kill()
        time.sleep(chance.uniform(0, 0.03))
        self.redis.start()

    def _empty_redis(self, chance: random.Random) -> None:
        del chance
        with self._client() as client:
            client.flushall()

    def _fill_redis(self, chance: random.Random) -> None:
        with self._client() as client:
            client.config_set("maxmemory-policy", "noeviction")
            client.config_set("maxmemory", "2mb")
            with suppress(Exception):
                client.set("ballast", b"x" * 4_000_000)
            time.sleep(chance.uniform(0.02, 0.1))
            client.config_set("maxmemory", "0")
            client.delete("ballast")

    def _kill_postgres(self, chance: random.Random) -> None:
        self.postgres.kill()
        time.sleep(chance.uniform(0, 0.05))
        self.postgres.start()

    def _pause_worker(self, chance: random.Random) -> None:
        """Long enough for its lease to end and another to do its work too."""
        worker, _ = chance.choice(self._workers)
        os.kill(worker.pid, signal.SIGSTOP)
        self._end_leases()
        time.sleep(chance.uniform(0.02, 0.1))
        os.kill(worker.pid, signal.SIGCONT)

    def _client(self) -> Any:
        import redis  # noqa: PLC0415

        return redis.Redis.from_url(self.redis.url(), socket_timeout=5)

    def poison(self) -> str:
        """A commit at which its workers died as often as is allowed; returns its id, which is not acknowledged."""
        poisoned = a_record(9_999_999)
        PostgresStore(self._database, 1).append([poisoned])
        with self._database.work() as connection:
            connection.execute(
                "insert into work (team_id, kind, subject, tries) values (1, 'analyse', %s, 8)", (poisoned.id,)
            )
        return poisoned.id

    def settle(self) -> None:
        """No more faults and no more commits; what the dead had in hand is free when their leases end."""
        self._stop.set()
        self._writer.join(60)

    def done(self, seconds: float = PATIENCE_SECONDS) -> bool:
        """Whether all work but what is repeated for ever is done or set aside, at last."""
        self._end_leases()
        try:
            wait_until(lambda: set(self._work.waiting()) <= {"store", "publish", "seal"}, seconds=seconds)
        except AssertionError:
            return False
        return True

    def _end_leases(self) -> None:
        with suppress(StoreError), self._database.work() as connection:
            connection.execute(
                # A stopped worker may hold some; whoever waited for these would wait for ever.
                "update work set available_at = clock_timestamp()"
                " where id in (select id from work where tries > 0 for update skip locked)"
            )

    def dead(self) -> list[str]:
        """The commits that were set aside."""
        return [dead.item.subject for dead in self._work.dead()]

    def broken_promises(self) -> StoreFaults:
        """What is wrong with the acknowledged commits."""
        return store_faults(self._database, 1, CommitQuery(), self.acknowledged, AS_RELEASED)

    def close(self) -> None:
        """Ends everything that still runs."""
        self._stop.set()
        for worker, _ in self._workers:
            _end(worker)
        self._database.close()


def _end(process: Any) -> None:
    process.kill()
    process.join(_GONE_SECONDS)
    assert process.exitcode is not None


@contextmanager
def trial(postgres: PostgresServer, redis: RedisServer, *, swept: bool = True) -> Iterator[Trial]:
    """A trial that runs, and ends with the block."""
    running = Trial(postgres, redis, swept=swept)
    try:
        running.start()
        yield running
    finally:
        running.close()
