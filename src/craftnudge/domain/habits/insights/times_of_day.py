"""Is there a time of day whose commits score lower?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import Insight, InsightQuestion
from craftnudge.domain.habits.times_of_week import costliest_slot_insight, part_of_day

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History


def _answer(history: History) -> Insight | None:
    return costliest_slot_insight(history, part_of_day)


QUESTION = InsightQuestion(
    name="times-of-day",
    question="Is there a time of day whose commits score lower?",
    topic="when",
    needs="Ten commits in a part of the day, of eight different days; the four parts tried are taken into account.",
    answer=_answer,
)
