"""The process behind `track --background`, called as nobody should."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.program import Program


def test_without_a_repository_it_ends_and_says_nothing(program: Program) -> None:
    """So its caller knows that it did not begin."""
    for arguments in ((), (str(program.home),), ("no such folder",)):
        run = program("background-run", *arguments)
        assert (run.code, run.stdout, run.stderr) == (1, "", "")
