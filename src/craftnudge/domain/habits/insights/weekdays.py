"""Is there a day of the week whose commits score higher or lower?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import Insight, Question
from craftnudge.domain.habits.times_of_week import standing_out, weekday

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History


def _answer(history: History) -> Insight | None:
    return standing_out(history, weekday)


QUESTION = Question(
    name="weekdays",
    asks="Is there a day of the week whose commits score higher or lower?",
    matter="when",
    needs="Ten commits on a day and ten on the others; the seven days tried are accounted for.",
    answer=_answer,
)
