"""Looking back reads the home it is given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.history.known_roots import LONG_WALK_COMMITS
from craftnudge.adapters.git.opening import open_reader
from craftnudge.errors import UnknownRepositoryError
from craftnudge.services.history import look_back, question_of
from craftnudge.services.maintenance import Chosen, query_of
from tests.support.long_history import long_history
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from tests.support.repository import GitRepository


def test_a_question_to_one_home_writes_nothing_into_another(repository: GitRepository, tmp_path: Path) -> None:
    """The home of the environment stays as it was, also where a repository with a long history has to be named."""
    long_history(repository, LONG_WALK_COMMITS + 10)
    home = tmp_path / "another home"
    reader = open_reader(repository.path, cache_folder=None)
    workplace = workplace_in(home)
    workplace.store.append([reader.record(reader.resolve("HEAD"))])
    question = question_of(workplace, 30, everyone=True, repository=str(repository.path), by_path=True)
    answer = look_back(workplace, question)
    assert len(answer.mine) == 1
    assert not Path(os.environ["CRAFTNUDGE_HOME"]).exists()


@pytest.mark.parametrize("name", [".", "..", "./repo", "repo/.git", "~root", "/etc", "elsewhere"])
def test_a_repository_is_not_opened_by_its_path_unless_the_user_may_name_one(
    repository: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A server gives the same answer whether a folder of that name exists, is a repository, or is neither."""
    monkeypatch.chdir(repository.path.parent)
    workplace = workplace_in(tmp_path / "home")
    with pytest.raises(UnknownRepositoryError):
        look_back(workplace, question_of(workplace, 30, everyone=True, repository=name))
    with pytest.raises(UnknownRepositoryError):
        query_of(workplace, Chosen(repository=name))
