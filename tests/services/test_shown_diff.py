"""The changed lines of a recorded commit."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.services.shown_diff import changed_lines
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository


def test_the_lines_are_those_of_git(repository: GitRepository, tmp_path: Path) -> None:
    """Added and deleted ones; none once the repository is gone."""
    repository.commit("Add a page", {"a.py": "x = 1\n"})
    repository.commit("Change it", {"a.py": "x = 2\n"})
    reader = open_reader(repository.path, cache_folder=None)
    record = reader.record(repository.hashes[-1])
    reader.close()
    workplace = workplace_in(tmp_path / "home").at(tmp_path)
    lines = changed_lines(workplace, record)
    assert lines is not None
    assert [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")] == ["-x = 1", "+x = 2"]
    shutil.rmtree(repository.path)
    assert changed_lines(workplace, record) is None
