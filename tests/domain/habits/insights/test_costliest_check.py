"""Which habit costs you the most points?"""

from __future__ import annotations

from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.costliest_check import QUESTION
from tests.support.scored import Diary, check_result


def test_the_dearest_habit_that_is_often_missed() -> None:
    """A habit that costs most and is missed in a third of commits is named, the newest miss first."""
    written = Diary()
    for day in range(24):
        written.write(
            day,
            checks=[
                check_result("CN101", "why", 0.5 if day % 2 else 0, 40),
                check_result("CN110", "subject-length", 1 if day % 4 else 0, 400),
            ],
        )
    found = QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert found.figures == {"check": "CN101", "missed": 24, "of": 24, "lost": 0.3}
    assert found.commits[0].commit == written.commits[-1]
    assert found.chance is None


def test_a_habit_that_mostly_holds_is_no_recurring_miss() -> None:
    """Missed in a quarter of commits is not again and again, and nineteen commits are too few."""
    written = Diary()
    for day in range(19):
        written.write(day, checks=[check_result("CN101", "why", 0)])
    assert QUESTION.answer(history_of(written.commits)) is None
