"""Which clone may judge which commits: its own, those of a clone that is gone, and those from before a rewrite."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.local.superseded.reach import is_there
from tests.adapters.store.local.records import a_record, hash_of
from tests.adapters.store.local.superseded.clones import clone, shop

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    """A store without commits."""
    return LocalStore(tmp_path / "data")


def test_a_clone_judges_what_was_recorded_in_one_that_is_gone(store: LocalStore, tmp_path: Path) -> None:
    """Not what was recorded in another clone that is still there."""
    (tmp_path / "there").mkdir()
    store.append([a_record(1, repository=shop(tmp_path / "gone")), a_record(2, repository=shop(tmp_path / "there"))])
    assert store.update_superseded(clone(tmp_path, 9)) == 1
    assert store.superseded().keys() == {hash_of(1)}
    assert is_there(str(tmp_path / "there"))
    assert not is_there(str(tmp_path / "gone"))


def test_of_another_first_commit_it_judges_only_what_came_back(store: LocalStore, tmp_path: Path) -> None:
    """The same second and subject in the present history shows that the old one was rewritten."""
    before = replace(shop(tmp_path), key="another-root/shop")
    store.append([a_record(1, repository=before), a_record(2, repository=before)])
    assert store.update_superseded(clone(tmp_path, 9)) == 0
    store.append([a_record(2, hash=hash_of(9), repository=shop(tmp_path), files=())])
    assert store.update_superseded(clone(tmp_path, 9)) == 2
    assert store.superseded().keys() == {hash_of(1), hash_of(2)}


def test_a_repository_without_a_reference_judges_nothing(store: LocalStore, tmp_path: Path) -> None:
    """Its references may be lost; its commits are not."""
    store.append([a_record(1, repository=shop(tmp_path))])
    assert store.update_superseded(clone(tmp_path)) == 0
