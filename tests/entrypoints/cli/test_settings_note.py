"""Settings with a problem: who goes on without them, and who does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


@pytest.fixture
def broken(program: Program, repository: GitRepository) -> GitRepository:
    """A recorded commit, and a minimum score that is no number."""
    repository.commit("Count the readers of a page", {"a.py": "x = 1\n", ".craftnudge.toml": 'min-score = "x"\n'})
    program("track")
    return repository


@pytest.mark.parametrize(
    "command", [(), ("coach", "--no-ai"), ("log",), ("progress",), ("insights",), ("goal",), ("team",)]
)
def test_a_command_that_shows_goes_on_and_says_so(
    program: Program, broken: GitRepository, command: tuple[str, ...]
) -> None:
    """One note on standard error, with the command that names the setting; the answer and its exit code stay."""
    del broken
    done = program(*command)
    assert done.code == 0
    assert done.stdout
    assert done.stderr.count("1 setting has a problem and no effect.") == 1
    assert "craftnudge config validate" in done.stderr


@pytest.mark.parametrize(("command", "code"), [(("check", "HEAD"), 2), (("config", "validate"), 2), (("doctor",), 1)])
def test_a_command_that_decides_fails(
    program: Program, broken: GitRepository, command: tuple[str, ...], code: int
) -> None:
    """Half a configuration would let commits pass; doctor says that something is wrong by its exit code."""
    del broken
    assert program(*command).code == code


def test_doctor_without_a_problem_exits_with_0(program: Program, repository: GitRepository) -> None:
    """A model that is not there is no problem, and comes with no command."""
    repository.commit("Count the readers of a page", {"a.py": "x = 1\n"})
    done = program("doctor")
    assert done.code == 0, done.stdout
    assert "ollama serve" not in done.stdout
