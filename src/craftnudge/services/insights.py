"""What a user's commits of a period have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.find_insights import find_insights
from craftnudge.domain.habits.history import History, history_of
from craftnudge.domain.habits.progress import by_period
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.history import look_back
from craftnudge.services.last_scored import last_scored_day
from craftnudge.services.nudge_log import memory_of
from craftnudge.services.rewriting_commits import rewriting

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from craftnudge.domain.habits.insight import Insight
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.services.history import LookBack, Question
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class InsightsAnswer:
    """`last_day` is that of the newest scored commit of any period, if this one has none."""

    question: Question
    history: LookBack
    commits: History
    insights: tuple[Insight, ...]
    last_day: date | None


def insights_answer(
    workplace: Workplace, question: Question, report: Callable[[int, int], None] | None = None
) -> InsightsAnswer:
    """The insights into the question's days. For errors see `look_back`."""
    history = look_back(workplace, question, periods=1, with_others=True, report=report)
    now, _ = by_period(history.mine, question.today, question.days)
    commits = compared_history(workplace, question, history, now)
    last_day = None if commits.scored else last_scored_day(workplace, question, history)
    return InsightsAnswer(question, history, commits, find_insights(commits), last_day)


def compared_history(
    workplace: Workplace, question: Question, history: LookBack, now: tuple[ScoredCommit, ...]
) -> History:
    """The user's commits of the period, those of others, and the nudges that the user saw."""
    others, _ = by_period(history.others, question.today, question.days)
    nudges = memory_of(workplace.nudges).shown if history.person is not None else ()
    return history_of(
        now, others, history.other_people, nudges, one_person=history.person is not None, rewriting=rewriting
    )
