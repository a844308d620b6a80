"""Times of day, days of the week, and parts of one weekday."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.coaching.phrases.insight_text import insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights import hours_of_the_week, times_of_day, weekdays
from tests.support.scored import Diary

if TYPE_CHECKING:
    from craftnudge.domain.habits.insight import InsightQuestion


def half_a_year(friday_evening: float, monday: float = 0.0) -> Diary:
    """A commit every morning and evening, with that much added on Mondays and on Friday evenings."""
    random = Random(7)
    written = Diary()
    for day in range(180):
        for hour in (9, 19):
            score = random.uniform(6.8, 7.6)
            score += friday_evening if (day % 7, hour) == (4, 19) else 0.0
            score += monday if day % 7 == 0 else 0.0
            written.write(day, round(score, 1), hour=hour, offset_minutes=-480)
    written.write(0, timeless=True)
    return written


def test_friday_evenings_on_the_authors_own_clock() -> None:
    """One slot of the week that costs a point is found, by local time, with its dearest commit first."""
    history = history_of(half_a_year(-1.1).commits)
    found = hours_of_the_week.QUESTION.answer(history)
    assert found is not None
    assert insight_headline(found).startswith("Friday evening commits score 1.")
    assert found.chance is not None
    assert found.chance < 0.05
    scores = [shown.commit.score or 0 for shown in found.commits]
    assert scores == sorted(scores)
    assert len(scores) == found.figures["commits"] == 26


def test_a_good_weekday_is_told_as_good() -> None:
    """A day whose commits score higher is the best time, shown with its best commits."""
    found = weekdays.QUESTION.answer(history_of(half_a_year(0, monday=1.0).commits))
    assert found is not None
    assert insight_headline(found).startswith("Monday commits score ")
    assert found.commits[0].commit.score == max(shown.commit.score or 0 for shown in found.commits)


def test_all_parts_of_the_day_are_accounted_for() -> None:
    """Four parts tried, four times the chance of a lucky one."""
    written = Diary()
    for day in range(12):
        for hour in (3, 9, 13, 18, 23):
            written.write(day, 7.0 + day % 3, hour=hour)
    found = times_of_day.QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert found.chance == pytest.approx(1.0)


@pytest.mark.parametrize("question", [times_of_day.QUESTION, weekdays.QUESTION, hours_of_the_week.QUESTION])
def test_nothing_without_ten_on_both_sides(question: InsightQuestion) -> None:
    """All commits in one slot leave nothing to compare with, and commits without a time have no slot."""
    written = Diary()
    for _ in range(30):
        written.write(0, hour=9)
        written.write(0, timeless=True)
    assert question.answer(history_of(written.commits)) is None
