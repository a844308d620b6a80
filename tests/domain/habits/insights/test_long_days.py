"""Commits late on days with many."""

from __future__ import annotations

from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights import long_days
from tests.support.scored import Diary


def test_the_fifth_commit_of_a_day() -> None:
    """Commits after the fourth of a day that score lower are shown, the lowest first."""
    written = Diary()
    for day in range(10):
        for number in range(6):
            written.write(day, 8.0 if number < 4 else 6.0 + number / 10, hour=9 + number)
        written.write(day, timeless=True)
    found = long_days.QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert found.figures["late_commits"] == 20
    assert found.commits[0].commit.score == 6.4


def test_better_late_commits_give_no_insight() -> None:
    """Neither is a day that never has five."""
    better, few = Diary(), Diary()
    for day in range(10):
        for number in range(6):
            better.write(day, 6.0 if number < 4 else 8.0, hour=9 + number)
        few.write(day)
    assert long_days.QUESTION.answer(history_of(better.commits)) is None
    assert long_days.QUESTION.answer(history_of(few.commits)) is None
