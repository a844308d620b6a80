"""The program's name alone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.support.pseudo_terminal import at_terminal
from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program


def test_outside_a_repository_it_says_how_to_begin(program: Program) -> None:
    """No error: three commands to begin with, and where the journal will be."""
    run = program(folder=program.home.parent)
    assert run.code == 0
    assert "craftnudge track --all" in run.stdout
    assert str(program.journal) in run.stdout


def test_it_catches_up_once(program: Program, repository: GitRepository) -> None:
    """New commits are recorded and counted; the second time there is nothing new."""
    repository.commit("Add a page that lists all readers", {"readers.py": "READERS = []\n"})
    repository.commit("Sort readers by name, because people look for names", {"readers.py": "READERS = ['a']\n"})
    first, second = program(), program()
    assert "2 new commits" in first.stdout
    assert "no new commits" in second.stdout
    assert repository.hashes[-1][:7] in second.stdout
    assert len(program.journal.read_text("ascii").splitlines()) == 2


def test_before_the_first_commit(program: Program, repository: GitRepository) -> None:
    """A new repository is no error: the next step is a commit."""
    assert repository.hashes == []
    run = program()
    assert (run.code, "git commit" in run.stdout) == (0, True)


def test_it_fits_a_narrow_terminal(program: Program, repository: GitRepository) -> None:
    """At 60 columns no line is longer than the terminal is wide."""
    repository.commit("Explain the very long way that a request takes through all of the layers", {"a.md": "x\n"})
    code, written = at_terminal(program.home, repository.path, columns=60, NO_COLOR="1")
    assert code == 0
    assert max(len(line) for line in written.splitlines() if "\x1b" not in line) <= 60


def test_a_newcomer_sees_the_project_named_as_such(program: Program, repository: GitRepository) -> None:
    """A user without commits sees the project's, named as such; the hint names only options that exist."""
    repository.commit("Sort readers by name, because people look for names", {"readers.py": "READERS = ['a']\n"})
    repository.git("config", "user.email", "new@example.org")
    repository.git("config", "user.name", "New Here")
    run = program()
    assert run.code == 0
    assert "all authors of this repository" in run.stderr
    assert "git config user.email" in run.stderr
    assert "--user-id" not in run.stderr
    assert "your last" not in run.stdout


def test_the_figures_are_of_the_repository_that_is_named(
    program: Program, repository: GitRepository, tmp_path: Path
) -> None:
    """The first line names it, and the week there is not that of another repository."""
    other = GitRepository(tmp_path / "other", repository.home)
    other.commit("wip", {"a.py": "x = 1\n"}, seconds=int(time.time()) - 60)
    assert "other: 1 new commit recorded; your average of the last 30 days is " in program(folder=other.path).stdout
    repository.commit("Sort readers by name", {"readers.py": "READERS = ['a']\n"}, seconds=1_700_000_000)
    shown = program().stdout
    assert shown.startswith(f"  {repository.path.name}: 1 new commit recorded\n")
    assert "no commits yet" in shown
