"""The first question about a repository finds its newest commits recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.services.first_record import begin_here
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository


def test_once_for_each_repository(repository: GitRepository, tmp_path: Path) -> None:
    """What is recorded of it already, however little, is left as it is."""
    repository.commit("One", {"a": "1\n"})
    repository.commit("Two", {"a": "2\n"})
    workplace = workplace_in(tmp_path / "home", repository.path)
    begun = begin_here(workplace)
    assert begun is not None
    assert (begun.written, begun.older_left) == (2, False)
    repository.commit("Three", {"a": "3\n"})
    assert begin_here(workplace) is None
    assert len(workplace.store.recall().records) == 2


def test_where_there_is_nothing_to_record(repository: GitRepository, tmp_path: Path) -> None:
    """Outside a repository, and before its first commit."""
    assert repository.hashes == []
    for folder in (tmp_path, repository.path):
        assert begin_here(workplace_in(tmp_path / "home", folder)) is None
    assert not workplace_in(tmp_path / "home").local_store.path.exists()
