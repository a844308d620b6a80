"""What to look at today: the goal, the last commit and the week of one person, from the store alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.week import week_of
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.limits import MOST_DAYS
from craftnudge.services.goal import goal_answer
from craftnudge.services.history import look_back, question_of
from craftnudge.services.recorded_commit import recorded_review

if TYPE_CHECKING:
    from craftnudge.domain.habits.week import Week
    from craftnudge.services.goal import GoalAnswer
    from craftnudge.services.history import LookBack
    from craftnudge.services.recorded_commit import RecordedReview
    from craftnudge.services.workplace import Workplace

_DAYS = 90


@dataclass(frozen=True, slots=True)
class TodayAnswer:
    """`last` is the newest commit of the person, or of everybody where git knows no person; None without commits."""

    history: LookBack
    last: RecordedReview | None
    week: Week
    goal: GoalAnswer


def today_answer(workplace: Workplace) -> TodayAnswer:
    """The goal, the last commit and the week of the person that git is configured for."""
    history = look_back(workplace, question_of(workplace, _DAYS), periods=1)
    newest = history.mine[-1:]
    if not newest:
        newest = look_back(workplace, question_of(workplace, MOST_DAYS), periods=1, newest=1).mine
    last = recorded_review(workplace, newest[-1].record) if newest else None
    return TodayAnswer(history, last, week_of(history.mine, workplace.today), goal_answer(workplace))
