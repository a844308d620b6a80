"""Work is done at least once, by whichever worker is alive, whatever becomes of the announcements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.events.redis_streams.announcer import RedisStreams
from craftnudge.adapters.events.work import MOST_TRIES
from craftnudge.adapters.events.work_table import WorkTable
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.store import PostgresStore
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.events.work import WorkItem


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Connections to an empty store."""
    with Database(database_url) as database:
        yield database


@pytest.fixture(params=["table", "streams"])
def work(request: pytest.FixtureRequest, database: Database) -> Iterator[WorkTable]:
    """Work that is looked for in the table alone, and work that is announced."""
    if request.param == "table":
        yield WorkTable(database)
        return
    streams = RedisStreams(request.getfixturevalue("redis_url"), name="one")
    yield WorkTable(database, streams)
    streams.close()


def added(work: WorkTable, *subjects: str) -> None:
    """Adds work, and announces it where that is done."""
    with work.database.transaction(1) as connection:
        numbers = work.add(connection, 1, "coach", subjects)
    work.announce("coach", numbers)


def taken(work: WorkTable, most: int = 50) -> list[WorkItem]:
    """What a worker gets within some rounds."""
    items: list[WorkItem] = []
    for _ in range(10):
        items += work.take("coach", most=most, wait_seconds=0.05)
        if items:
            break
    return items


def interrupted(work: WorkTable) -> None:
    """Adds work in a transaction that does not end well."""
    with work.database.transaction(1) as connection:
        work.add(connection, 1, "coach", ["a"])
        raise KeyboardInterrupt


def make_due(database: Database) -> None:
    """As if every lease and pause were over."""
    with database.work() as connection:
        connection.execute("update work set available_at = clock_timestamp()")


def test_work_is_taken_once_and_gone_when_done(work: WorkTable) -> None:
    """In the order of its recording; others get nothing of it meanwhile, nor afterwards."""
    added(work, "a", "b", "c")
    items = taken(work)
    assert [(item.subject, item.tries) for item in items] == [("a", 1), ("b", 1), ("c", 1)]
    assert WorkTable(work.database).take("coach", most=9) == []
    assert work.waiting() == {"coach": 3}
    work.done(items)
    make_due(work.database)
    assert work.waiting() == {}
    assert work.take("coach", most=9, wait_seconds=0.05) == []


def test_work_of_a_dead_worker_comes_back(work: WorkTable) -> None:
    """When its lease is over, another worker takes it, and the tries are counted."""
    added(work, "a")
    assert [item.tries for item in taken(work)] == [1]
    make_due(work.database)
    again = WorkTable(work.database).take("coach", most=9)
    assert [(item.subject, item.tries) for item in again] == [("a", 2)]


def test_what_was_tried_before_is_taken_alone(work: WorkTable) -> None:
    """So a worker that one of them kills takes no other with it each time; new work is not held up."""
    added(work, "a", "b", "c")
    assert len(taken(work)) == 3
    make_due(work.database)
    found = WorkTable(work.database)
    assert [(item.subject, item.tries) for item in found.take("coach", most=9)] == [("a", 2)]
    added(found, "new")
    assert [(item.subject, item.tries) for item in found.take("coach", most=9)] == [("b", 2), ("new", 1)]


def test_work_that_fails_is_set_aside_with_its_reason(work: WorkTable) -> None:
    """After the last try it is in nobody's way; it can be tried again, or dropped."""
    added(work, "poison")
    for number in range(1, MOST_TRIES + 1):
        make_due(work.database)
        (item,) = taken(work)
        assert work.failed(item, f"reason {number}") == (number == MOST_TRIES)
    assert work.waiting() == {}
    (dead,) = work.dead()
    assert (dead.item.subject, dead.reason) == ("poison", f"reason {MOST_TRIES}")
    assert work.retry_dead() == 1
    assert work.dead() == []
    (item,) = WorkTable(work.database).take("coach", most=9)
    assert (item.subject, item.tries) == ("poison", 1)
    assert work.drop_dead([item.id]) == 0


def test_a_transaction_that_fails_leaves_no_work(work: WorkTable) -> None:
    """What makes work necessary and the work itself are written together or not at all."""
    with pytest.raises(KeyboardInterrupt):
        interrupted(work)
    assert work.waiting() == {}


def test_lost_announcements_delay_work_and_lose_none(database: Database, redis_url: str) -> None:
    """A Redis that lost everything, groups too: the work is found in the table at once."""
    import redis  # noqa: PLC0415

    streams = RedisStreams(redis_url, name="one")
    work = WorkTable(database, streams)
    added(work, "a")
    work.done(taken(work))
    added(work, "b", "c")
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
    assert [item.subject for item in taken(work)] == ["b", "c"]
    streams.close()


def test_without_redis_work_is_found_in_the_table(database: Database) -> None:
    """A server that is not there costs time and nothing else."""
    streams = RedisStreams("redis://127.0.0.1:1/0", name="one")
    work = WorkTable(database, streams)
    added(work, "a")
    assert [item.subject for item in taken(work)] == ["a"]


def test_what_a_dead_consumer_read_is_claimed(database: Database, redis_url: str) -> None:
    """The entry is pending behind the dead one's back; another consumer finds its work by the table."""
    dead, alive = (WorkTable(database, RedisStreams(redis_url, name=name)) for name in ("dead", "alive"))
    added(dead, "a")
    assert [item.subject for item in taken(dead)] == ["a"]
    assert alive.take("coach", most=9, wait_seconds=0.05) == []
    make_due(database)
    items = alive.take("coach", most=9, wait_seconds=0.05) or taken(alive)
    assert [item.subject for item in items] == ["a"]


def test_each_new_commit_is_to_be_analysed_once(database: Database) -> None:
    """Known commits and rewrites make no work; better facts of a known commit do."""
    work = WorkTable(database)
    store = PostgresStore(database, 1, work=work)
    store.append([a_record(1), a_record(2)])
    store.append([a_record(1)])
    assert work.waiting() == {"analyse": 2}
    store.append([a_record(1, facts=99)])
    assert [item.subject for item in work.take("analyse", most=9)] == [
        a_record(1).id,
        a_record(2).id,
        a_record(1).id,
    ]
