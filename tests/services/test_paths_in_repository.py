"""Paths as typed, and as recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.errors import UsageError
from craftnudge.services.paths_in_repository import paths_in_repository
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_a_path_is_read_from_the_current_folder_on(repository: GitRepository, tmp_path: Path) -> None:
    """However it is written; outside a work tree it stays as it is."""
    below = repository.path / "src" / "app"
    below.mkdir(parents=True)
    here = workplace_in(tmp_path / "home").at(below)
    assert paths_in_repository(here, ["a.py", "./a.py", "../b.py", "../..", str(below), "."]) == (
        "src/app/a.py",
        "src/app/a.py",
        "src/b.py",
        "",
        "src/app",
        "src/app",
    )
    assert paths_in_repository(workplace_in(tmp_path / "home").at(tmp_path), ["src/./a.py"]) == ("src/a.py",)


def test_a_range_is_no_path(repository: GitRepository, tmp_path: Path) -> None:
    """Unless a file is called so."""
    here = workplace_in(tmp_path / "home").at(repository.path)
    with pytest.raises(UsageError):
        paths_in_repository(here, ["main..HEAD"])
    repository.write({"a..b": "x\n"})
    assert paths_in_repository(here, ["a..b"]) == ("a..b",)


def test_log_lists_the_commits_of_files_and_folders(program: Program, repository: GitRepository) -> None:
    """Also those under a former name, and of a folder whose name begins another one's."""
    first = repository.commit("Add a module", {"src/a.py": "A = 1\n" * 20, "srcs.txt": "x\n"})
    moved = repository.commit("Move it", {"src/a.py": None, "lib/b.py": "A = 1\n" * 20})
    other = repository.commit("Add a note", {"srcs.txt": "y\n"})
    program("track", "--all")

    def listed(*arguments: str, folder: Path | None = None) -> list[str]:
        document = program("log", "--json", *arguments, folder=folder).json
        return [commit["commit"]["hash"] for commit in document["commits"]]

    assert listed("--", "src") == [moved, first]
    assert listed("src/a.py") == [moved, first]
    assert listed("lib/b.py", "srcs.txt") == [other, moved, first]
    assert listed("b.py", folder=repository.path / "lib") == [moved]
    assert listed("-n", "1", "src") == [moved]
    assert listed("nosuch.py") == []
