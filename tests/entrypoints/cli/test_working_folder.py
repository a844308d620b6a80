"""`-C PATH` before a command means what it means to git."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository


@pytest.mark.parametrize(
    "options", [["-C", "{repo}"], ["-C", "{parent}", "-C", "repo/sub"], ["-C", "{repo}", "-C", ""]]
)
def test_a_command_runs_as_if_started_there(repository: GitRepository, program: Program, options: list[str]) -> None:
    """Each is relative to the one before, and an empty one changes nothing; files are looked up there, too."""
    repository.commit("Begin", {"sub/a.txt": "a\n"})
    folder = repository.path
    (folder / "message").write_text("Read the list of orders again\n")
    (folder / "sub/message").write_text("Read the list of orders again\n")
    words = [option.format(repo=folder, parent=folder.parent) for option in options]
    elsewhere = folder.parent
    assert program(*words, "check", "HEAD", "--json", folder=elsewhere).json["commits"][0]["label"]
    assert program(*words, "check", "message", "--json", folder=elsewhere).json["commits"][0]["label"] == "message"


def test_a_folder_that_is_not_there_is_an_error(program: Program, tmp_path: Path) -> None:
    """It is named, also where it has the name of a command."""
    for name in ("gone", "log"):
        run = program("-C", name, "check", folder=tmp_path)
        assert run.code == 3
        assert f"the folder {name} does not exist" in run.stderr
    (tmp_path / "file").touch()
    assert program("-C", "file", "check", folder=tmp_path).code == 4


def test_the_name_of_a_command_may_be_that_of_a_folder(repository: GitRepository, program: Program) -> None:
    """`-C log check` is the command check."""
    repository.commit("Begin", {"log/a.txt": "a\n"})
    assert program("-C", "log", "check", "HEAD", folder=repository.path).code == 0
