"""Scores by part of the day."""

from __future__ import annotations

import pytest

from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights import times_of_day
from tests.support.scored import Diary


def test_all_parts_of_the_day_are_accounted_for() -> None:
    """Four parts tried, four times the chance of a lucky one."""
    written = Diary()
    for day in range(12):
        for hour in (3, 9, 13, 18, 23):
            written.write(day, 7.0 + day % 3, hour=hour)
    found = times_of_day.QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert found.chance == pytest.approx(1.0)
