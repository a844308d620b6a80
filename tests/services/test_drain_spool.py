"""What hooks left behind goes into the journal once, and what makes no sense is set aside."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.events.protocol import RepositoryEvent
from craftnudge.adapters.events.spool import Spool
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.errors import JournalError
from craftnudge.services.drain_spool import Drained, drain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository


def hashes(data: Path) -> list[str]:
    """The commits in the journal."""
    lines = [json.loads(line) for line in (data / "commits.jsonl").read_text().splitlines()]
    return [line["hash"] for line in lines if line["type"] == "commit"]


def test_a_commit_is_recorded_once_with_what_came_since_the_last(repository: GitRepository, tmp_path: Path) -> None:
    """A first one alone; then a later one brings those between; a second event of one commit writes nothing."""
    data = tmp_path / "data"
    made = [repository.commit(f"Add {number}", {f"{number}": "x\n"}) for number in range(6)]
    spool, store = Spool(data), LocalStore(data)
    assert spool.is_empty()
    spool.put(RepositoryEvent("commit", repository.path, made[2]))
    spool.drain_marker.touch()
    assert not spool.is_empty()
    assert drain(spool, store, cache_folder=data) == Drained(1, 1, 0)
    assert hashes(data) == [made[2]]
    assert not spool.drain_marker.exists()
    spool.put(RepositoryEvent("commit", repository.path, None))
    spool.put(RepositoryEvent("commit", repository.path, made[5]))
    assert drain(spool, store, cache_folder=data) == Drained(2, 3, 0)
    assert hashes(data) == made[2:]
    assert spool.is_empty()


def test_what_makes_no_sense_any_more_is_set_aside(repository: GitRepository, tmp_path: Path) -> None:
    """A deleted or refused repository, and an unknown commit, do not stop the others."""
    data = tmp_path / "data"
    commit = repository.commit("Add a", {"a": "x\n"})
    spool = Spool(data)
    spool.put(RepositoryEvent("commit", tmp_path / "gone", "e" * 40))
    subprocess.run(["git", "init", "--quiet", tmp_path / "odd"], check=True)
    subprocess.run(["git", "-C", tmp_path / "odd", "config", "core.repositoryformatversion", "99"], check=True)
    spool.put(RepositoryEvent("commit", tmp_path / "odd", "d" * 40))
    spool.put(RepositoryEvent("commit", repository.path, "f" * 40))
    spool.put(RepositoryEvent("commit", repository.path, commit))
    assert drain(spool, LocalStore(data), cache_folder=data) == Drained(1, 1, 3)
    assert len(spool.rejected()) == 3
    assert hashes(data) == [commit]


def test_where_the_journal_cannot_be_written_everything_goes_on_waiting(
    repository: GitRepository, tmp_path: Path
) -> None:
    """The event stays until its commit stands in the journal."""
    data = tmp_path / "data"
    spool = Spool(data)
    spool.put(RepositoryEvent("commit", repository.path, repository.commit("Add a", {"a": "x\n"})))
    (data / "commits.jsonl.lock").mkdir()
    with pytest.raises(JournalError):
        drain(spool, LocalStore(data), cache_folder=data)
    assert not spool.is_empty()
    (data / "commits.jsonl.lock").rmdir()
    assert drain(spool, LocalStore(data), cache_folder=data) == Drained(1, 1, 0)
