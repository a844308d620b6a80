"""Is there a part of one weekday, such as Friday evening, whose commits score lower?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import Insight, InsightQuestion
from craftnudge.domain.habits.times_of_week import costliest_slot_insight, part_of_day, weekday

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit


def _slot(commit: ScoredCommit) -> str | None:
    return f"{weekday(commit)} {part_of_day(commit)}" if commit.local else None


def _answer(history: History) -> Insight | None:
    return costliest_slot_insight(history, _slot)


QUESTION = InsightQuestion(
    name="hours-of-the-week",
    question="Is there a part of one weekday, such as Friday evening, whose commits score lower?",
    topic="when",
    needs="Ten commits in a part of the week, of eight different days; the 28 parts tried are taken into account.",
    answer=_answer,
)
