"""Which habit costs you the most points?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.costliest_check import QUESTION
from tests.support.scored import ANN, BEN, Diary, check_result

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import Person


def test_the_costliest_habit_that_is_often_missed() -> None:
    """A habit that costs most and is clearly missed in half of the commits is named, the newest first."""
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
    assert found.figures == {"check": "CN101", "missed": 12, "of": 24, "lost": 0.3}
    assert [shown.commit for shown in found.commits[:2]] == [written.commits[-2], written.commits[-4]]
    # Where half of the points are there, an author would disagree.
    assert written.commits[1] not in [shown.commit for shown in found.commits]
    assert found.chance is None


def test_a_habit_that_mostly_holds_is_no_recurring_miss() -> None:
    """Missed in a quarter of commits is not again and again, and nineteen commits are too few."""
    written = Diary()
    for day in range(19):
        written.write(day, checks=[check_result("CN101", "why", 0)])
    assert QUESTION.answer(history_of(written.commits)) is None


def failing(share: float, of_hundredths: int = 100, author: Person = ANN) -> Diary:
    """Forty commits, of which that share fails a check."""
    written = Diary(author=author)
    for day in range(40):
        written.write(day, checks=[check_result("CN101", "why", 0 if day < 40 * share else 1, of_hundredths)])
    return written


@pytest.mark.parametrize(("of_hundredths", "named"), [(60, True), (58, False)])
def test_a_small_cost_is_not_named(of_hundredths: int, named: bool) -> None:
    """Half of the commits lose 0.6 points: 0.3 a commit. Below that nothing is said."""
    assert (QUESTION.answer(history_of(failing(0.5, of_hundredths).commits)) is not None) == named


@pytest.mark.parametrize(("others", "named"), [(0.5, True), (0.8, False)])
def test_the_custom_of_a_project_is_not_named(others: float, named: bool) -> None:
    """What three of four commits of others fail too is how the project writes."""
    theirs = failing(others, author=BEN)
    assert (QUESTION.answer(history_of(failing(0.9).commits, theirs.commits, 5)) is not None) == named


@pytest.mark.parametrize(("share", "named"), [(0.5, True), (0.475, False)])
def test_what_passes_more_often_than_not_is_no_recurring_miss(share: float, named: bool) -> None:
    """Twenty of forty commits are half; nineteen are not, whatever they cost."""
    assert (QUESTION.answer(history_of(failing(share, 400).commits)) is not None) == named
