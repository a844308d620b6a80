"""The processes that score for a load test score what waits, and end with it."""

from __future__ import annotations

import multiprocessing

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.events.work_table import WorkTable
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.scores import scores_of
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.services.load_workers import scoring_processes
from tests.adapters.store.local.records import a_record
from tests.support.waiting import wait_until


def test_what_waits_is_scored(database_url: str) -> None:
    """Without Redis too."""
    with Database(database_url) as database:
        work = WorkTable(database)
        PostgresStore(database, 1, work=work).append([a_record(1)])
        with scoring_processes(1, database_url, None):
            wait_until(lambda: not work.waiting())
        with database.transaction(1) as connection:
            assert scores_of(connection, 1, [a_record(1).id]).keys() == {a_record(1).id}
    assert not multiprocessing.active_children()
