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
# A scored commit is looked for among so many, past merges and bots.
_SEARCHED_COMMITS = 20


@dataclass(frozen=True, slots=True)
class TodayAnswer:
    """`last` is the newest scored commit of the person, or of everybody where git knows no person or none of theirs.

    Where none of the newest is scored, it is the newest; None without commits.
    """

    history: LookBack
    last: RecordedReview | None
    week: Week
    goal: GoalAnswer


def today_answer(workplace: Workplace) -> TodayAnswer:
    """The goal, the last commit and the week of the person that git is configured for."""
    history = look_back(workplace, question_of(workplace, _DAYS), periods=1)
    commits = history.mine
    if not commits:
        commits = look_back(workplace, question_of(workplace, MOST_DAYS), periods=1, newest=_SEARCHED_COMMITS).mine
    newest = commits[-_SEARCHED_COMMITS:]
    shown = next((commit for commit in reversed(newest) if commit.scored), newest[-1] if newest else None)
    last = None if shown is None else recorded_review(workplace, shown.record)
    return TodayAnswer(history, last, week_of(history.mine, workplace.today), goal_answer(workplace))
