"""Scores by day of the week."""

from __future__ import annotations

from craftnudge.domain.coaching.phrases.insight_text import insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights import weekdays
from tests.support.scored import half_a_year


def test_a_weekday_that_costs_points() -> None:
    """It is named, with its lowest commit first; one that scores higher needs no action."""
    found = weekdays.QUESTION.answer(history_of(half_a_year(0, monday=-1.0).commits))
    assert found is not None
    assert insight_headline(found).startswith("Monday commits score 1.")
    assert found.commits[0].commit.score == min(shown.commit.score or 0 for shown in found.commits)
    assert weekdays.QUESTION.answer(history_of(half_a_year(0, monday=1.0).commits)) is None
