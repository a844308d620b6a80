"""Is there a day of the week whose commits score lower?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import Insight, InsightQuestion
from craftnudge.domain.habits.times_of_week import costliest_slot_insight, weekday

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History


def _answer(history: History) -> Insight | None:
    return costliest_slot_insight(history, weekday)


QUESTION = InsightQuestion(
    name="weekdays",
    question="Is there a day of the week whose commits score lower?",
    topic="when",
    needs="Ten commits on a day, of eight different dates; the seven days tried are taken into account.",
    answer=_answer,
)
