"""Options that exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


@pytest.mark.parametrize(
    "arguments",
    [
        ("progress", "--user-id", "ann", "--everyone"),
        ("progress", "--calendar", "--user-id", "ann", "--everyone"),
        ("insights", "--user-id", "ann", "--everyone"),
        ("report", "--user-id", "ann", "--everyone"),
        ("log", "--repo", "x", "--everywhere"),
        ("style", "--json", "--toml"),
        ("split", "HEAD", "--staged"),
        ("track", "HEAD~1", "--branch", "main"),
        ("coach", "HEAD", "--commit-id", "HEAD~1"),
    ],
)
def test_options_that_ask_for_two_things_are_refused(program: Program, arguments: tuple[str, ...]) -> None:
    """None of them is passed over in silence: the exit code is 2, the hint says what to do, nothing is written."""
    done = program(*arguments)
    assert (done.code, done.stdout) == (2, "")
    told, hint = done.stderr.splitlines()
    assert told.startswith("craftnudge: ")
    assert "Name " in hint


@pytest.mark.parametrize("command", ["coach", "reword", "split", "style", "track"])
def test_an_empty_variable_names_no_commit(program: Program, repository: GitRepository, command: str) -> None:
    """A script whose variable is empty learns of it, instead of getting the last commit."""
    repository.commit("Sort readers by name, because people look for names")
    done = program(command, "")
    assert (done.code, done.stdout) == (2, "")
    assert "craftnudge: the revision is empty." in done.stderr
