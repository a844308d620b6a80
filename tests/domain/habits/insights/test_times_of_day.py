"""Scores by part of the day."""

from __future__ import annotations

from craftnudge.domain.coaching.phrases.insight_text import insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights import times_of_day
from tests.support.scored import Diary


def test_a_part_that_costs_points_on_many_days() -> None:
    """Evenings that are two points lower on twelve days are named; on one day they are not."""
    for evenings in (12, 1):
        written = Diary()
        for day in range(36):
            written.write(day, 7.5 + day % 3 / 10, hour=9)
            if day < evenings:
                for minute in range(12 // evenings):
                    written.write(day, 5.5, hour=20, minute=minute)
        found = times_of_day.QUESTION.answer(history_of(written.commits))
        if evenings == 1:
            assert found is None
            continue
        assert found is not None
        assert insight_headline(found) == "Evening commits score 2.1 lower than the rest."
        assert found.chance is not None
        assert found.chance < 0.01


def test_a_time_that_costs_points_in_one_half_only() -> None:
    """Evenings that were low for some weeks and are not any more are no habit."""
    written = Diary()
    for day in range(40):
        written.write(day, 7.5 + day % 3 / 10, hour=9)
        written.write(day, 4.5 if day < 18 else 7.5, hour=20)
    assert times_of_day.QUESTION.answer(history_of(written.commits)) is None
