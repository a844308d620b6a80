"""A store in PostgreSQL answers as a journal with the same lines does."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.record import CommitTime, Person, Rewrite
from craftnudge.runtime.fast_dataclasses import replace
from tests.adapters.store.local.records import ANN, BARN, BOB, FIRST_SECONDS, a_record, hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftnudge.adapters.store.protocol import CommitStore
    from craftnudge.domain.commits.record import CommitRecord

ODD = Person('Zoë "\\" \0', "ZOË\\@x.org")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Connections to an empty store."""
    with Database(database_url) as database:
        yield database


def random_record(chance: random.Random) -> CommitRecord:
    """Any of thirty commits, with facts of any version."""
    number = chance.randrange(30)
    extremes = [None, CommitTime(0, 0), CommitTime(2**62, -90), CommitTime(-(2**70), 0)]
    time = chance.choice([*extremes, *[CommitTime(FIRST_SECONDS + 3600 * number, 60)] * 9])
    shop = a_record().repository
    return a_record(
        number,
        author=[ANN, BOB, ODD, None][number % 4],
        repository=[shop, BARN, replace(shop, branch=None)][number % 3],
        authored=time,
        committed=chance.choice([time, CommitTime(FIRST_SECONDS, 0)]),
        facts=chance.choice([1, 2, 3]),
    )


def random_query(chance: random.Random) -> CommitQuery:
    """Any window, people and repositories."""
    moments = [None, *(FIRST_SECONDS + 3600 * hour for hour in range(0, 30, 5)), -(2**40), 2**61]
    return CommitQuery(
        chance.choice(moments),
        chance.choice(moments),
        chance.choice([None, frozenset({BARN.key}), frozenset()]),
        chance.choice([None, frozenset({"bob@example.org", ODD.email}), frozenset({ANN.email.upper()})]),
    )


@pytest.mark.parametrize("seed", range(6))
def test_every_answer_is_that_of_a_journal(database: Database, tmp_path: Path, seed: int) -> None:
    """Whatever was recorded, rewritten, imported and forgotten, in whatever order, and whatever is asked."""
    chance = random.Random(seed)
    clock = [float(FIRST_SECONDS + 10**6)]
    journal = LocalStore(tmp_path / "data", now=lambda: clock[0])
    team = PostgresStore(database, 1, now=lambda: clock[0])
    source = tmp_path / "source.jsonl"
    for _ in range(12):
        clock[0] += chance.randrange(-5_000, 50_000)
        match chance.randrange(5):
            case 0 | 1:
                records = [random_record(chance) for _ in range(chance.choice([1, 3, 60]))]
                assert team.append(records) == journal.append(records)
            case 2:
                old, new = (hash_of(chance.randrange(30)) for _ in range(2))
                rewrites = [Rewrite(old, new, "amend", chance.choice([BARN.key, "shop-1234"]))]
                assert team.append_rewrites(rewrites) == journal.append_rewrites(rewrites)
            case 3:
                lines = list(journal.export(CommitQuery())) or [b"{}\n"]
                torn = chance.choice(lines).replace(b"shop", b"shoq", 1)
                by_hand = b'{"message":"By hand","hash":"%d"}\n' % chance.randrange(9)
                source.write_bytes(torn + b"garbage\n" + by_hand + b'{"v":9,"type":"later"}\n')
                assert team.import_file(source) == journal.import_file(source)
            case 4:
                query = random_query(chance)
                assert team.preview_forget(query) == journal.preview_forget(query)
                assert team.forget(query) == journal.forget(query)
        answers(team, journal, random_query(chance))
    answers(team, journal, CommitQuery())


def answers(team: CommitStore, journal: CommitStore, query: CommitQuery) -> None:
    """Both give the same answers to everything that can be asked."""
    expected = journal.recall(query)
    assert team.recall(query) == expected
    assert team.recall(query, use_index=False) == expected
    assert sorted(team.export(query)) == sorted(journal.export(query))
    with team.survey(query) as survey, journal.survey(query) as other:
        assert survey.authors == other.authors
        assert survey.rewritten == other.rewritten
        got, wanted = survey.commits(), other.commits()
        assert [entry.id for entry in got] == [entry.id for entry in wanted]
        assert [entry.record() for entry in got] == [entry.record() for entry in wanted]
    for number in (0, 7, 29):
        assert team.record(hash_of(number)) == journal.record(hash_of(number))
        identity = a_record(number).id
        assert team.known([identity]) == journal.known([identity])


def test_scores_are_kept_by_rubric(database: Database) -> None:
    """A score is there for the rubric that it was kept under, for no other, and not after its commit was forgotten."""
    store = PostgresStore(database, 1)
    store.append([a_record(1), a_record(2)])
    with store.survey(rubric_key=b"one") as survey:
        assert survey.remembers(1)
        survey.remember({entry.place: entry.hash.encode() for entry in survey.commits()})
    with store.survey(rubric_key=b"one") as survey:
        assert [entry.score for entry in survey.commits()] == [hash_of(1).encode(), hash_of(2).encode()]
    with store.survey(rubric_key=b"two") as survey:
        assert [entry.score for entry in survey.commits()] == [None, None]
    store.drop_caches()
    with store.survey(rubric_key=b"one") as survey:
        assert [entry.score for entry in survey.commits()] == [None, None]


def test_teams_see_nothing_of_each_other(database: Database) -> None:
    """The same commit may be recorded in two teams; each has its own, and forgetting one leaves the other."""
    with database.transaction(1) as connection:
        connection.execute("insert into team (name) values ('other')")
    one, other = PostgresStore(database, 1), PostgresStore(database, 2)
    one.append([a_record(1), a_record(2)])
    assert other.recall().records == ()
    assert other.state() == type(other.state())()
    assert other.append([a_record(2)]).written == 1
    one.forget(CommitQuery(emails=frozenset({ANN.email})))
    assert [record.hash for record in other.recall().records] == [hash_of(2)]
