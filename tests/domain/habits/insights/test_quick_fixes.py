"""How often does the next commit fix the one before it?"""

from __future__ import annotations

from typing import Any

import pytest

from craftnudge.domain.coaching.phrases.insight_text import example_note, insight_headline
from craftnudge.domain.commits.record import Repository
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.quick_fixes import QUESTION
from tests.support.scored import REPOSITORY, Diary

ELSEWHERE = Repository("else", "else-key", "/nowhere/else", None)


def five_times(**second: Any) -> Diary:
    """Five days, each with a commit and a merge after it and then another commit."""
    written = Diary()
    for day in range(5):
        written.write(day, files={"a.py": (9, 0), "b.py": (1, 0)}, hour=9)
        written.write(day, None, generated="merge", hour=9, minute=5)
        written.repository = second.get("repository", REPOSITORY)
        options: dict[str, Any] = {"message": "Fix typo", "files": {"a.py": (1, 1)}, "hour": 9, "minute": 20}
        written.write(day, **options | {name: value for name, value in second.items() if name != "repository"})
        written.repository = REPOSITORY
    return written


def test_a_repair_within_the_hour() -> None:
    """In the same file, by its own words, also with a merge between: the fixed commit is shown with its fix."""
    written = five_times()
    found = QUESTION.answer(history_of(written.commits, rewriting=list))
    assert found is not None
    assert found.figures["mended"] == 5
    assert found.commits[0].commit == written.commits[-3]
    assert example_note(found, found.commits[0]) == f"fixed by {written.commits[-1].record.hash[:7]}"
    assert insight_headline(found) == "You fixed 5 commits within an hour of making them."


@pytest.mark.parametrize(
    "second",
    [
        {"message": "Add a report"},
        {"files": {"c.py": (1, 1)}},
        {"files": None},
        {"hour": 11},
        {"timeless": True},
        {"repository": ELSEWHERE},
    ],
)
def test_what_is_no_repair(second: dict[str, Any]) -> None:
    """Other words, another file, no diff, hours later, no time, or another repository."""
    assert QUESTION.answer(history_of(five_times(**second).commits, rewriting=list)) is None


def test_commits_of_several_people_are_not_called_yours() -> None:
    """The headline says "you" only of one person's commits."""
    found = QUESTION.answer(history_of(five_times().commits, one_person=False, rewriting=list))
    assert found is not None
    assert insight_headline(found) == "5 commits were fixed within an hour."


def test_without_the_lines_nothing_is_said() -> None:
    """Words and times alone prove nothing: a repository must show that the lines were changed."""
    commits = five_times().commits
    assert QUESTION.answer(history_of(commits)) is None
    assert QUESTION.answer(history_of(commits, rewriting=lambda pairs: pairs[:4])) is None


def test_a_slip_in_fifty_commits_is_no_habit() -> None:
    """Five fixed commits of more than 250 are below one in fifty."""
    written = five_times()
    for day in range(10, 260):
        written.write(day)
    assert QUESTION.answer(history_of(written.commits, rewriting=list)) is None
