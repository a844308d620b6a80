"""The team screen and document fit anywhere, and show no person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.commits.record import Person
from craftnudge.domain.habits.team import Team, team_of
from craftnudge.presentation.documents.team import team_document
from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.team import team_screen
from tests.support.piped import piped
from tests.support.schema import assert_valid
from tests.support.scored import MONDAY, Diary, check_result

if TYPE_CHECKING:
    from craftnudge.domain.habits.scored_commit import ScoredCommit

TODAY = MONDAY + timedelta(days=27)


def team(people: int, first_day: int = -28) -> Team:
    """So many people with a commit every other day; what they do moves when the window begins."""
    now: dict[object, list[ScoredCommit]] = {}
    then: dict[object, list[ScoredCommit]] = {}
    for number in range(people):
        diary = Diary(author=Person(f"Name{number}", f"p{number}@example.org"))
        for day in range(first_day, 28, 2):
            checks = [check_result("CN191", "why", float(day >= 0)), check_result("CN192", "what", float(day % 4 == 0))]
            checks += [check_result("CN291", "size", 1.0 if number < 4 else None)]
            commit = diary.write(day, checks=checks)
            (now if day >= 0 else then).setdefault(number, []).append(commit)
    return team_of(now, then, today=TODAY, days=28)


def text_of(found: Team, canvas: Canvas) -> str:
    """The screen as a pipe gets it."""
    return piped(team_screen(found, canvas))


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("people", [0, 1, 4, 5, 12])
def test_every_line_fits_and_names_no_person(columns: int, unicode: bool, people: int) -> None:
    """No line is wider than the screen, and no name is on it."""
    text = text_of(team(people), Canvas(columns, unicode))
    assert max(map(width, text.split("\n"))) <= columns
    assert unicode or text.isascii()
    assert "Name" not in text


def test_a_narrow_screen_keeps_the_habits_whole() -> None:
    """The figures go below what they are about, which is not cut."""
    lines = text_of(team(8), Canvas(30)).split("\n")
    assert lines[lines.index("  Better   CN191") + 1] == "             0%, then 100%"


def test_habits_that_moved_and_hidden_ones() -> None:
    """A habit that all people took up has both shares; a habit of four people is only counted as hidden."""
    text = text_of(team(8), Canvas(120))
    assert "CN191   0%, then 100%" in text
    assert "CN291" not in text
    assert "Hidden (fewer than 5 people): 1 habit" in text
    assert "changes      -   fewer than 5 people" in text


def test_too_few_people_get_a_sentence() -> None:
    """For four people, one or none: a sentence, and no figure."""
    for people, words in ((4, "; 4 people have"), (1, "; 1 person has"), (0, "; no person has")):
        assert words in text_of(team(people), Canvas(120))


def test_nothing_withheld_is_not_mentioned() -> None:
    """If every habit and week has five people, the note mentions nothing withheld; a fall is shown as one."""
    commits: dict[object, list[ScoredCommit]] = {}
    before: dict[object, list[ScoredCommit]] = {}
    for number in range(6):
        diary = Diary(author=Person(f"Name{number}", f"p{number}@example.org"))
        before[number] = [diary.write(day, 9.0) for day in range(-28, 0)]
        commits[number] = [diary.write(day, 5.0) for day in range(28)]
    text = text_of(team_of(commits, before, today=TODAY, days=28), Canvas(120))
    assert "Hidden" not in text
    assert "-4.0" in text


def test_a_team_without_a_past_has_no_changes() -> None:
    """Nothing to compare with: averages and spread alone, also in a pipe without drawings."""
    text = text_of(team(6, first_day=0), Canvas(120, bars=False))
    assert "Better" not in text
    assert "▁" not in text


@pytest.mark.parametrize("people", [0, 4, 8])
def test_the_document_agrees_with_its_schema(people: int) -> None:
    """The schema itself allows no figure of fewer than five people."""
    assert_valid("team", team_document(team(people)))
