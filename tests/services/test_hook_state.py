"""A setting under which git runs no hooks is named, with the command that changes it where it is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.hooks.hooks_folder import hooks_place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository


@pytest.mark.parametrize("value", ["", "/dev/null", "/dev/null/hooks", "a-file", "a-file/hooks", "/"])
def test_a_hooks_path_that_holds_no_hooks_is_said_to_disable_them(
    repository: GitRepository, program: Program, value: str
) -> None:
    """With `--shared` nothing is written either; the hint is a command that works."""
    repository.commit("Begin", {"a-file": "1\n"})
    program("hook", "install")
    repository.git("config", "core.hooksPath", value)
    assert hooks_place(repository.path).disabled
    shown = program("hook", "status")
    assert f"core.hooksPath is {value!r}, so git runs no hooks" in " ".join(shown.stdout.split())
    assert not any(hook["runs"] for hook in program("hook", "status", "--json").json["hooks"])
    for more in ((), ("--shared",)):
        refused = program("hook", "install", "--way", "folder", *more)
        assert refused.code == 2
        assert "so git runs no hooks in this repository" in refused.stderr
    command = refused.stderr.strip().rpartition("git config ")[2]
    repository.git("config", *command.split())
    assert all(hook["runs"] for hook in program("hook", "status", "--json").json["hooks"])


def test_a_file_in_place_of_the_folder_of_hooks(repository: GitRepository, program: Program) -> None:
    """No setting is blamed for it."""
    folder = repository.path / ".git" / "hooks"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("")
    assert "is not a folder, so git runs no hooks" in " ".join(program("hook", "status").stdout.split())
    refused = program("hook", "install", "--way", "folder")
    assert (refused.code, "is not a folder" in refused.stderr) == (4, True)


def test_a_setting_of_all_repositories_is_overridden_in_this_one(repository: GitRepository, program: Program) -> None:
    """The hint does not touch what the user set for all; a setting of one command can only be left out."""
    (repository.home / ".gitconfig").write_text("[core]\n\thooksPath = /dev/null\n")
    refused = program("hook", "install", "--way", "folder")
    command = refused.stderr.strip().rpartition("git config ")[2]
    assert command == f"core.hooksPath {repository.path}/.git/hooks"
    repository.git("config", *command.split())
    assert program("hook", "install").code == 0
    assert (repository.home / ".gitconfig").read_text().count("hooksPath") == 1
    refused = program(
        *("hook", "install", "--way", "folder"),
        GIT_CONFIG_COUNT="1",
        GIT_CONFIG_KEY_0="core.hooksPath",
        GIT_CONFIG_VALUE_0="",
    )
    assert "set for this command only" in refused.stderr


def test_a_setting_of_one_work_tree_is_removed_there(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """The hint names that scope, and the other work trees run their hooks all the same."""
    repository.commit("Begin", {"a": "1\n"})
    repository.git("config", "extensions.worktreeConfig", "true")
    tree = tmp_path / "tree"
    repository.git("worktree", "add", "--quiet", "-b", "side", str(tree))
    repository.git("-C", str(tree), "config", "--worktree", "core.hooksPath", "/dev/null")
    assert program("hook", "install").code == 0
    assert "--worktree --unset-all" in program("hook", "install", "--way", "folder", folder=tree).stderr
