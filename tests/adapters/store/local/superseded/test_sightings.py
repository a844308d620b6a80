"""The database of the compared facts: made anew where it is damaged or old, and gone with what is forgotten."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.local.superseded.listing import listing_path
from craftnudge.adapters.store.local.superseded.sightings import SCHEMA_VERSION, opened
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.superseded import Superseded
from tests.adapters.store.local.records import a_record, hash_of
from tests.adapters.store.local.superseded.clones import clone, shop

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    """A store with three commits of a clone."""
    store = LocalStore(tmp_path / "data")
    store.append([a_record(number, repository=shop(tmp_path)) for number in (1, 2, 3)])
    return store


def test_a_damaged_or_an_older_database_is_made_anew(store: LocalStore, tmp_path: Path) -> None:
    """It holds nothing that the journal and the clone do not."""
    database = store.folder / "superseded.db"
    for content in (b"no database", None):
        if content is None:
            connection = sqlite3.connect(database)
            connection.execute("pragma user_version = 99")
            connection.commit()
            connection.close()
        else:
            database.write_bytes(content)
        listing_path(store.folder).unlink(missing_ok=True)
        store.update_superseded(clone(tmp_path, 1, 3))
        assert store.superseded() == {hash_of(2): Superseded("unreachable")}


def test_forgetting_removes_the_cache(store: LocalStore, tmp_path: Path) -> None:
    """It holds hashes, which are names of what is to be forgotten; the next run finds the rest again."""
    store.update_superseded(clone(tmp_path, 1, 3))
    store.forget(CommitQuery(until_seconds=a_record(1).authored.seconds + 1))  # type: ignore[union-attr]
    assert not list(store.folder.glob("superseded*"))
    store.update_superseded(clone(tmp_path, 3))
    assert store.superseded() == {hash_of(2): Superseded("unreachable")}


def test_a_failed_run_leaves_the_database_as_it_was(store: LocalStore, tmp_path: Path) -> None:
    """The version is there, and nothing of the run that ended with an error."""
    store.update_superseded(clone(tmp_path, 1, 3))
    with suppress(RuntimeError), opened(store.folder) as sightings:
        sightings.database.execute("delete from unreached")
        raise RuntimeError
    with opened(store.folder) as sightings:
        assert sightings.unreached() == {hash_of(2)}
        assert sightings.database.execute("pragma user_version").fetchone()[0] == SCHEMA_VERSION
