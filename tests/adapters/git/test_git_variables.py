"""The repository is the one that git's variables name, where git would use it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import GitRepository, sealed_environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program, Run


@pytest.fixture
def there(tmp_path: Path) -> GitRepository:
    """Another repository than the current one."""
    repository = GitRepository(tmp_path / "there", tmp_path / "home")
    repository.commit("Begin the other shop there", {"b.py": "b\n", ".craftnudge.toml": "min-score = 9.9\n"})
    return repository


@pytest.fixture
def here(repository: GitRepository) -> GitRepository:
    """The repository around the current folder."""
    repository.commit("Begin the shop here", {"a/a.py": "a\n"})
    return repository


def checked(run: Run) -> str:
    """The short hash of the one commit that was checked."""
    assert run.code in (0, 1), run.stderr
    return str(run.json["commits"][0]["label"])


def last(repository: GitRepository) -> str:
    """The short hash of a repository's last commit."""
    return repository.hashes[-1][:7]


def test_git_dir_names_the_repository(here: GitRepository, there: GitRepository, program: Program) -> None:
    """Absolute or relative, with or without a work tree; the settings of that project count."""
    for variables in (
        {"GIT_DIR": str(there.path / ".git")},
        {"GIT_DIR": os.path.relpath(there.path / ".git", here.path)},
        {"GIT_DIR": str(there.path / ".git"), "GIT_WORK_TREE": str(there.path)},
    ):
        run = program("check", "HEAD", "--json", folder=here.path, **variables)
        assert checked(run) == last(there)
        assert run.code == 1  # below the minimum that this project has
    assert checked(program("check", "HEAD", "--json", folder=here.path)) == last(here)


def test_a_repository_named_by_an_option_comes_first(
    here: GitRepository, there: GitRepository, program: Program
) -> None:
    """`--repo-path` is what the user typed; the variables are meant for the folder that the command started in."""
    variables = {"GIT_DIR": str(there.path / ".git"), "GIT_WORK_TREE": str(there.path)}
    elsewhere = here.path.parent
    run = program("check", "HEAD", "--json", "--repo-path", str(here.path), folder=elsewhere, **variables)
    assert checked(run) == last(here)
    assert checked(program("-C", str(here.path), "check", "HEAD", "--json", folder=elsewhere, **variables)) == last(
        there
    )


def test_git_dir_that_names_nothing_is_an_error(here: GitRepository, program: Program) -> None:
    """As in git, which does not look elsewhere then."""
    run = program("check", "HEAD", folder=here.path, GIT_DIR="gone")
    assert run.code == 3
    assert f"GIT_DIR names no git repository: {here.path / 'gone'}" in run.stderr


@pytest.fixture
def dotfiles(tmp_path: Path) -> GitRepository:
    """A home folder that is kept in a bare repository."""
    home = tmp_path / "home"
    repository = GitRepository(home, home)
    (home / ".git").rename(tmp_path / "dotfiles")
    return repository


def test_a_home_folder_in_a_bare_repository(dotfiles: GitRepository, program: Program, tmp_path: Path) -> None:
    """What is staged is scored, HEAD is recorded, and the repository has the same name however it is opened."""
    variables = {"GIT_DIR": str(tmp_path / "dotfiles"), "GIT_WORK_TREE": str(tmp_path / "home")}
    (tmp_path / "home/.vimrc").write_text("set nu\n")
    dotfiles.git("config", "core.bare", "true", GIT_DIR=variables["GIT_DIR"])
    dotfiles.git("add", ".vimrc", stdin=None, **variables)
    run = program(
        "check", "-m", "Show line numbers, since errors name lines", "--json", folder=dotfiles.path, **variables
    )
    assert run.json["commits"][0]["label"] == "staged"
    dotfiles.git("commit", "--quiet", "-m", "Show line numbers", stdin=None, **variables)
    assert "dotfiles: 1 commit recorded" in program("track", folder=dotfiles.path, **variables).stdout
    again = program("track", folder=tmp_path / "dotfiles")
    assert (again.code, "recorded before" in again.stdout or "0" in again.stdout) == (0, True)
    assert len(program.journal.read_text().splitlines()) == 1


def test_hooks_of_a_home_folder_record_its_commits(dotfiles: GitRepository, program: Program, tmp_path: Path) -> None:
    """The work tree is where git runs them in the work tree, from where only GIT_DIR leads to the repository."""
    variables = {"GIT_DIR": str(tmp_path / "dotfiles"), "GIT_WORK_TREE": str(tmp_path / "home")}
    assert program("hook", "install", folder=dotfiles.path, **variables).code == 0
    assert (tmp_path / "dotfiles/hooks/post-commit").exists()
    (tmp_path / "home/.vimrc").write_text("set nu\n")
    dotfiles.git("add", ".vimrc", stdin=None, **variables)
    dotfiles.git("commit", "--quiet", "-m", "Show line numbers in vim", stdin=None, **variables)
    listed = program("log", "--json", folder=tmp_path / "dotfiles")
    assert [commit["commit"]["subject"] for commit in listed.json["commits"]] == ["Show line numbers in vim"], (
        listed.stderr
    )


def test_objects_of_a_push_in_quarantine_are_found(here: GitRepository, program: Program, tmp_path: Path) -> None:
    """A pre-receive hook sees new objects in a folder of their own (git-receive-pack(1))."""
    bare = tmp_path / "server.git"
    here.git("clone", "--quiet", "--bare", ".", str(bare))
    hook = bare / "hooks/pre-receive"
    hook.write_text(
        f'#!/bin/sh\nread -r old new ref\n"{sys.executable}" -m craftnudge check $old..$new --json >out.json\n'
    )
    hook.chmod(0o755)
    here.commit("Count what is left of the stock", {"a/b.py": "b\n"})
    done = subprocess.run(
        ["git", "push", "--quiet", str(bare), "main"],
        cwd=here.path,
        env=sealed_environment(program.home, COLUMNS="80"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Count what is left of the stock" in (bare / "out.json").read_text()


def test_no_repository_is_looked_for_at_or_above_a_ceiling(here: GitRepository, program: Program) -> None:
    """GIT_CEILING_DIRECTORIES ends the way up; the folder itself is always looked into."""
    inside = here.path / "a"
    assert program("check", "HEAD", folder=inside, GIT_CEILING_DIRECTORIES=str(here.path)).code == 3
    for ceiling in (str(here.path.parent), str(inside), "relative", ""):
        assert program("check", "HEAD", folder=inside, GIT_CEILING_DIRECTORIES=ceiling).code == 0
    assert program("check", "HEAD", folder=here.path, GIT_CEILING_DIRECTORIES=str(here.path)).code == 0


@pytest.mark.parametrize("git_dir", ["{side}/.git", "{main}/.git/worktrees/side"])
def test_a_linked_work_tree_is_named_by_its_git_folder(
    here: GitRepository, program: Program, tmp_path: Path, git_dir: str
) -> None:
    """By the folder itself or by the file that leads to it, also where its common folder is named (read by git)."""
    here.git("worktree", "add", "--quiet", str(tmp_path / "side"), "HEAD")
    here.commit("Go on", {"c.py": "c\n"})
    named = git_dir.format(side=tmp_path / "side", main=here.path)
    for variables in ({"GIT_DIR": named}, {"GIT_DIR": named, "GIT_COMMON_DIR": str(here.path / ".git")}):
        assert checked(program("check", "HEAD", "--json", folder=tmp_path, **variables)) == here.hashes[0][:7]


def test_an_index_is_meant_for_the_current_repository(
    here: GitRepository, there: GitRepository, program: Program
) -> None:
    """GIT_INDEX_FILE names the index of a hook's repository, from any of its folders; another one has its own."""
    here.write({"a/new.py": "n\n"})
    (here.path / ".git/index").rename(here.path / ".git/other-index")
    there.write({"staged.py": "s\n", "second.py": "s\n"})
    variables = {"GIT_INDEX_FILE": str(here.path / ".git/other-index")}
    message = ("check", "-m", "Count the stock of each shop", "--json")
    for folder, options, files in (
        (here.path, (), 1),
        (here.path / "a", (), 1),
        (here.path, ("--repo-path", str(there.path)), 2),
    ):
        run = program(*message, *options, folder=folder, **variables)
        assert run.json["commits"][0]["commit"]["totals"]["files"] == files
