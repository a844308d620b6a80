"""Bursts, and days with many commits."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.insight_text import insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights import long_days, quick_succession
from tests.support.scored import Diary


@pytest.mark.parametrize(("hasty", "word"), [(5.0, "lower"), (9.0, "higher")])
def test_commits_minutes_after_another(hasty: float, word: str) -> None:
    """Commits within ten minutes of the one before stand against the others; a merge before counts as one before."""
    written = Diary()
    for day in range(15):
        written.write(day, 7.0 + day % 2 / 10, hour=9)
        written.write(day, None, hour=9, minute=5, generated="merge")
        written.write(day, hasty + day % 2 / 10, hour=9, minute=10)
        written.write(day, timeless=True)
    found = quick_succession.QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert insight_headline(found) == f"Commits within 10 minutes of the last one score 2.0 {word}."
    assert (found.figures["hasty_commits"], found.figures["other_commits"]) == (15, 14)
    assert found.chance is not None
    assert found.chance < 0.01


def test_no_bursts_no_answer() -> None:
    """A commit a day is never hasty."""
    written = Diary()
    for day in range(40):
        written.write(day)
    assert quick_succession.QUESTION.answer(history_of(written.commits)) is None


def test_the_fifth_commit_of_a_day() -> None:
    """What comes after four commits of a day and scores lower is told, the lowest first."""
    written = Diary()
    for day in range(10):
        for number in range(6):
            written.write(day, 8.0 if number < 4 else 6.0 + number / 10, hour=9 + number)
        written.write(day, timeless=True)
    found = long_days.QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert found.figures["late_commits"] == 20
    assert found.commits[0].commit.score == 6.4


def test_better_late_commits_are_nothing_to_tell() -> None:
    """Neither is a day that never has five."""
    better, few = Diary(), Diary()
    for day in range(10):
        for number in range(6):
            better.write(day, 6.0 if number < 4 else 8.0, hour=9 + number)
        few.write(day)
    assert long_days.QUESTION.answer(history_of(better.commits)) is None
    assert long_days.QUESTION.answer(history_of(few.commits)) is None
