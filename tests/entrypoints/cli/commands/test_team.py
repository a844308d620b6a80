"""The team and the calendar, as a user asks for them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

DAY_SECONDS = 86_400


def fill(repository: GitRepository, people: int) -> None:
    """Six commits of each person over the last weeks, and one of the repository's own author."""
    now = int(time.time())
    repository.commit("Begin the list of readers, for editors", {"list.py": "READERS = []\n"}, seconds=now)
    for number in range(people * 6):
        repository.commit(
            f"Count readers of page {number}, because editors ask for them",
            {f"page{number % 5}.py": f"READERS = {number}\n"},
            author=f"Person {number % people} <p{number % people}@example.org>",
            seconds=now - (people * 6 - number) * DAY_SECONDS // 2,
        )


def test_a_team_is_shown_as_one(repository: GitRepository, program: Program) -> None:
    """Six people and the repository's own author are seven; the screen names the repository and no person."""
    fill(repository, 6)
    program("track", "--all")
    document = program("team", "--json").json
    assert_valid("team", document)
    assert (document["people"], document["commits"]) == (7, 37)
    screen = program("team", "--repo", "repo", "--no-index").stdout
    assert "Team of repo" in screen
    assert "Person" not in screen


def test_fewer_than_five_are_shown_no_figure(repository: GitRepository, program: Program) -> None:
    """For three people the screen says how many are needed."""
    fill(repository, 2)
    program("track", "--all")
    run = program("team")
    assert run.code == 0
    assert "need 5 people; 3 people have" in run.stdout


def test_a_repository_that_was_never_tracked(repository: GitRepository, program: Program) -> None:
    """Without commits in the journal there are no people, and no error."""
    repository.commit("Begin")
    assert "no person has" in program("team").stdout


@pytest.mark.parametrize("columns", ["60", "120"])
def test_the_calendar_of_progress(repository: GitRepository, program: Program, columns: str) -> None:
    """Days above and hours below, of the commits that progress counts."""
    fill(repository, 2)
    program("track", "--all")
    text = program("progress", "--calendar", COLUMNS=columns).stdout
    assert text.count("  Mon ") == 2
    assert max(map(len, text.split("\n"))) <= int(columns)
