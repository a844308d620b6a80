"""Every stored commit gets the score of its line with the highest facts, whatever its neighbours do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.events.work import MOST_TRIES
from craftnudge.adapters.events.work_table import WorkTable
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.scores import kept_scores, records_of
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.services.rubric_key import rubric_key
from craftnudge.services.score_work import ScoreWork, kept_form
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from collections.abc import Iterator


class NoPoints(dict[str, float]):
    """Points of checks that nobody can ask for."""

    def get(self, key: str, default: float | None = None) -> float | None:  # type: ignore[override]
        """Fails."""
        raise ZeroDivisionError(key, default)


@pytest.fixture
def work(database_url: str) -> Iterator[WorkTable]:
    """The work of an empty store."""
    with Database(database_url) as database:
        yield WorkTable(database)


def scores(work: WorkTable, ids: list[str]) -> dict[str, bytes | None]:
    """What is kept of each commit."""
    with work.database.transaction(1) as connection:
        found = records_of(connection, 1, ids)
        kept = kept_scores(connection, 1, rubric_key(AS_RELEASED), [place for place, _ in found.values()])
    return {identity: kept.get(place) for identity, (place, _) in found.items()}


def hurry(work: WorkTable) -> None:
    """Makes work that waits for its next try available now."""
    with work.database.work() as connection:
        connection.execute("update work set available_at = clock_timestamp()")


def test_the_kept_score_is_that_of_the_highest_facts(work: WorkTable) -> None:
    """A commit that comes again with higher facts is scored again; the work is gone afterwards."""
    store = PostgresStore(work.database, 1, work=work)
    old, new = (replace(a_record(1), facts=facts, message=message) for facts, message in ((1, "wip"), (2, "Add x")))
    worker = ScoreWork(work, AS_RELEASED)
    for record, best in ((old, old), (new, new), (old, new)):
        store.append([record, a_record(2)])
        worker.round()
        assert scores(work, [old.id]) == {old.id: kept_form(best, AS_RELEASED)}
    assert kept_form(old, AS_RELEASED) != kept_form(new, AS_RELEASED)
    assert scores(work, [a_record(2).id]) == {a_record(2).id: kept_form(a_record(2), AS_RELEASED)}
    assert work.waiting() == {}


def test_work_about_nothing_is_done(work: WorkTable) -> None:
    """A commit that was forgotten meanwhile leaves no work behind, and no score."""
    with work.database.transaction(1) as connection:
        work.add(connection, 1, "analyse", [a_record(5).id, "no id", ""])
    assert ScoreWork(work, AS_RELEASED).round() == 3
    assert work.waiting() == {}


def test_what_cannot_be_scored_is_set_aside(work: WorkTable) -> None:
    """With the kind of its error after its last try, and it can be had back when the settings are repaired."""
    PostgresStore(work.database, 1, work=work).append([a_record(1)])
    broken = ScoreWork(work, replace(AS_RELEASED, points=NoPoints()))
    for _ in range(MOST_TRIES):
        assert broken.round() == 1
        hurry(work)
    assert [(dead.item.subject, dead.reason) for dead in work.dead()] == [(a_record(1).id, "ZeroDivisionError")]
    work.retry_dead()
    assert ScoreWork(work, AS_RELEASED).round() == 1
    assert scores(work, [a_record(1).id]) == {a_record(1).id: kept_form(a_record(1), AS_RELEASED)}


def test_work_that_ends_its_workers_is_set_aside(work: WorkTable) -> None:
    """A worker that was killed says nothing: the count of tries does, and the others are scored."""
    PostgresStore(work.database, 1, work=work).append([a_record(1), a_record(2)])
    with work.database.work() as connection:
        connection.execute("update work set tries = %s where subject = %s", (MOST_TRIES, a_record(1).id))
    assert ScoreWork(work, AS_RELEASED).round() == 2
    assert [dead.item.subject for dead in work.dead()] == [a_record(1).id]
    assert scores(work, [a_record(1).id, a_record(2).id]) == {
        a_record(1).id: None,
        a_record(2).id: kept_form(a_record(2), AS_RELEASED),
    }
