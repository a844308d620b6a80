"""Scores by part of the day and day of the week."""

from __future__ import annotations

from craftnudge.domain.coaching.phrases.insight_text import insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights import hours_of_the_week
from tests.support.scored import half_a_year


def test_friday_evenings_on_the_authors_own_clock() -> None:
    """One slot of the week that costs a point is found, by local time, with its costliest commit first."""
    history = history_of(half_a_year(-1.1).commits)
    found = hours_of_the_week.QUESTION.answer(history)
    assert found is not None
    assert insight_headline(found).startswith("Friday evening commits score 1.")
    assert found.chance is not None
    assert found.chance < 0.05
    scores = [shown.commit.score or 0 for shown in found.commits]
    assert scores == sorted(scores)
    assert len(scores) == found.figures["commits"] == 26
