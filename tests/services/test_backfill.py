"""Recording the whole history of a repository that is known by name."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from craftnudge.errors import NoRepositoryError, UnknownRepositoryError
from craftnudge.services.backfill import backfill, folder_to_backfill
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_a_recorded_name_leads_to_its_folder(program: Program, repository: GitRepository) -> None:
    """All branches are recorded; a name that is not recorded and a folder that is gone are errors."""
    repository.commit("Add an order", {"a.py": "a = 1\n"})
    program("track")
    repository.git("checkout", "-q", "-b", "other")
    repository.commit("Add another order", {"a.py": "a = 2\n"})
    repository.git("checkout", "-q", "-")
    workplace = Workplace(program.home / "craftnudge", {"HOME": str(program.home)}, None)
    folder = folder_to_backfill(workplace, "repo")
    assert backfill(workplace, folder, lambda _done, _total: None) == 1
    with pytest.raises(UnknownRepositoryError):
        folder_to_backfill(workplace, str(repository.path))
    shutil.rmtree(repository.path)
    with pytest.raises(NoRepositoryError):
        folder_to_backfill(workplace, "repo")
