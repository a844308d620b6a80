"""When commits are made."""

from __future__ import annotations

from craftnudge.domain.habits.by_time import Cell, rhythm_of
from tests.support.scored import MONDAY, Diary


def test_days_and_hours_are_the_authors_own() -> None:
    """Two commits of one hour are one cell, on the author's clock; commits without a score or a time have none."""
    diary = Diary()
    diary.write(0, 6.0, hour=23, offset_minutes=600)
    diary.write(0, 7.0, hour=23, minute=30, offset_minutes=-600)
    diary.write(0, None, generated="merge", hour=5)
    diary.write(0, timeless=True)
    found = rhythm_of(diary.commits)
    assert found.days == {MONDAY: Cell(2, 6.5)}
    assert found.hours == {(0, 23): Cell(2, 6.5)}
