"""What is kept of a commit belongs to its line."""

from __future__ import annotations

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.kept_results import delete_orphans, keep_nudges, locked_commits
from craftnudge.adapters.store.postgres.store import PostgresStore
from tests.adapters.store.local.records import a_record


def test_a_nudge_without_its_line_is_an_orphan(database_url: str) -> None:
    """It is deleted, and no other; a commit that is not stored has no line to lock."""
    record = a_record(1)
    with Database(database_url) as database:
        store = PostgresStore(database, 1)
        store.append([record])
        with database.transaction(1) as connection:
            stored = locked_commits(connection, 1, [record.id, a_record(2).id])
            place = stored[record.id].place
            keep_nudges(connection, 1, b"key", {place: "{}", place + 1: "{}"})
            assert set(stored) == {record.id}
            assert (delete_orphans(connection, 1), delete_orphans(connection, 1)) == (1, 0)
        assert store.kept_nudge(record.hash, b"key") == "{}"
        assert store.kept_nudge(record.hash, b"other key") is None
