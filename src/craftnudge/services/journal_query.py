"""The local store of a home folder, for services that still take a home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.runtime.paths import behaviors_folder

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.store.values import Authors, CommitHistory, CommitQuery


def local_store(home: Path) -> LocalStore:
    """The store of commits and events below a home folder."""
    return LocalStore(behaviors_folder(home))


def journal_path(home: Path) -> Path:
    """The journal of commits."""
    return local_store(home).path


def index_path(home: Path) -> Path:
    """The index of the journal."""
    return local_store(home).index_path


def recall(home: Path, query: CommitQuery | None = None, *, use_index: bool = True) -> CommitHistory:
    """The commits asked for (all of them by default), in the order of their committer times."""
    return local_store(home).recall(query, use_index=use_index)


def authors_of(home: Path) -> Authors:
    """How many commits of each author each repository has."""
    return local_store(home).authors()
