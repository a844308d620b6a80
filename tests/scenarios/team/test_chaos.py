"""Whatever is killed at whatever moment: each acknowledged commit is in the store once, with the score of its line."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.services.results.load_test import StoreFaults
from tests.scenarios.team.trial import trial
from tests.support.servers.binaries import postgres_folder, redis_program
from tests.support.servers.databases import with_schema
from tests.support.servers.postgres import postgres_server
from tests.support.servers.redis import redis_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.servers.postgres import PostgresServer

# How often each comes, of a hundred.
FAULTS = {
    "kill_worker": 60,
    "kill_redis": 15,
    "empty_redis": 10,
    "pause_worker": 8,
    "fill_redis": 5,
    "kill_postgres": 2,
}
# A minute and more where the machine is busy; make test has the roles that are killed one at a time.
pytestmark = pytest.mark.soak
LOGS = {"without-log": (), "with-log": ("--appendonly", "yes", "--save", "")}


@pytest.fixture
def valkey() -> Path:
    """The program of Redis, or of Valkey."""
    return redis_program() or pytest.skip("no Redis is installed (make test TEAM=1)")


@pytest.fixture
def postgres() -> Iterator[PostgresServer]:
    """A server with the settings of a real one: what it acknowledged is on disk."""
    installation = postgres_folder() or pytest.skip("no PostgreSQL is installed (make test TEAM=1)")
    with postgres_server(installation, durable=True) as server:
        with_schema(server.url())
        yield server


def faults_in_order(number: int, seed: int) -> list[str]:
    """So many faults in the shares above, in an order drawn by the seed."""
    order = [fault for fault, share in FAULTS.items() for _ in range(number * share // 100)]
    random.Random(seed).shuffle(order)
    return order


@pytest.mark.parametrize(
    ("log", "number"),
    [("without-log", 100), ("with-log", 100)]
    + [pytest.param(log, 1_000, marks=pytest.mark.soak, id=f"{log}-1000") for log in LOGS],
)
def test_nothing_that_was_acknowledged_is_lost(postgres: PostgresServer, valkey: Path, log: str, number: int) -> None:
    """Redis keeps a log or nothing. The one poisoned commit is set aside; it stops no other."""
    chance = random.Random(number)
    with redis_server(valkey, *LOGS[log]) as redis, trial(postgres, redis) as running:
        poisoned = running.poison()
        for fault in faults_in_order(number, seed=len(log)):
            running.inject(fault, chance)
            time.sleep(chance.uniform(0, 0.06))
        running.settle()
        assert running.done(), running.faults
        assert sum(running.faults.values()) == number
        assert len(running.acknowledged) > number
        assert running.dead() == [poisoned]
        assert running.broken_promises() == StoreFaults()


def test_without_looking_into_the_table_work_is_lost(postgres: PostgresServer, valkey: Path) -> None:
    """The trial can fail: with announcements alone, what an emptied Redis forgot is never scored."""
    with redis_server(valkey) as redis, trial(postgres, redis, swept=False) as running:
        chance = random.Random(1)
        for _ in range(40):
            running.inject("kill_redis", chance)
            running.inject("kill_worker", chance)
        running.settle()
        assert not running.done(seconds=3)
        faults = running.broken_promises()
        assert faults.without_score > 0
        assert faults == StoreFaults(without_score=faults.without_score)
