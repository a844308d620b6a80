"""Streaks: working days in a row that were GOOD or better."""

from __future__ import annotations

from datetime import timedelta

from craftnudge.domain.habits.active_days import streak
from tests.support.scored import MONDAY, Diary


def test_a_weekend_does_not_break_a_run() -> None:
    """Friday and the Monday after it are two working days in a row."""
    diary = Diary()
    for day in (3, 4, 7):
        diary.write(day, 8.0)
    assert streak(diary.commits).current == 3


def test_a_day_is_as_good_as_its_average() -> None:
    """One poor commit among good ones does not break a day whose average is 7.0; an average below does."""
    diary = Diary()
    for score in (9.0, 5.0):
        diary.write(0, score)
    diary.write(1, 6.9)
    found = streak(diary.commits)
    assert (found.current, found.longest) == (0, 1)
    assert (found.longest_first, found.longest_last) == (MONDAY, MONDAY)


def test_the_longest_is_kept_with_its_days() -> None:
    """A later, shorter run is the current one, and the longest stays what it was."""
    diary = Diary()
    for day, score in enumerate([8.0, 8.0, 8.0, 4.0, 9.0]):
        diary.write(day, score)
    found = streak(diary.commits)
    assert (found.current, found.longest) == (1, 3)
    assert found.longest_last == MONDAY + timedelta(days=2)


def test_skipped_commits_are_no_run() -> None:
    """Merges alone make no working day."""
    diary = Diary()
    diary.write(0, None, generated="merge")
    assert streak(diary.commits).longest == 0
