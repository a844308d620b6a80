"""What holds for all insights that compare slots of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights import hours_of_the_week, times_of_day, weekdays
from tests.support.scored import Diary

if TYPE_CHECKING:
    from craftnudge.domain.habits.insight import InsightQuestion


@pytest.mark.parametrize("question", [times_of_day.QUESTION, weekdays.QUESTION, hours_of_the_week.QUESTION])
def test_nothing_without_ten_on_both_sides(question: InsightQuestion) -> None:
    """All commits in one slot leave nothing to compare with, and commits without a time have no slot."""
    written = Diary()
    for _ in range(30):
        written.write(0, hour=9)
        written.write(0, timeless=True)
    assert question.answer(history_of(written.commits)) is None
