"""What no longer counts is listed, until it counts again; the journal keeps every line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.store import LocalStore
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


def test_what_nothing_reaches_is_listed_until_something_does(store: LocalStore, tmp_path: Path) -> None:
    """Every line stays in the journal; a second run with the same references walks over nothing."""
    lines = store.path.read_bytes()
    assert store.update_superseded(clone(tmp_path, 1, 3)) == 1
    assert store.superseded() == {hash_of(2): Superseded("unreachable")}
    again = clone(tmp_path, 1, 3)
    assert store.update_superseded(again) == 0
    assert again.walks == 0
    assert store.update_superseded(clone(tmp_path, 1, 2, 3)) == 0
    assert store.superseded() == {}
    assert store.path.read_bytes() == lines


def test_reading_writes_nothing(tmp_path: Path) -> None:
    """A store without a list has none afterwards."""
    store = LocalStore(tmp_path / "data")
    assert store.superseded() == {}
    assert not list(tmp_path.iterdir())


def test_a_store_that_cannot_be_written_changes_nothing(store: LocalStore, tmp_path: Path) -> None:
    """The journal's reader is not troubled by a cache that is in the way."""
    (store.folder / "superseded.db").mkdir()
    assert store.update_superseded(clone(tmp_path, 1, 3)) == 0
    assert store.superseded() == {}
