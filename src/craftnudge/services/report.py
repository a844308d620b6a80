"""The report of a period: progress, insights and goal in one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.find_insights import find_insights
from craftnudge.domain.habits.goal import goal_progress
from craftnudge.domain.habits.progress import by_period, progress
from craftnudge.domain.habits.report import Report
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.history import look_back
from craftnudge.services.insights import compared_history
from craftnudge.services.nudge_log import memory_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.services.history import LookBack, Question
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    """The report, and whose commits it is about."""

    question: Question
    history: LookBack
    report: Report


def report_answer(
    workplace: Workplace, question: Question, report: Callable[[int, int], None] | None = None
) -> ReportAnswer:
    """The report of the question's days. For errors see `look_back`."""
    history = look_back(workplace, question, with_others=True, report=report)
    now, before = by_period(history.mine, question.today, question.days)
    goal = memory_of(workplace.nudges).goal if history.person is not None else None
    value = Report(
        progress(now, before, who=history.who, today=question.today, days=question.days),
        find_insights(compared_history(workplace, question, history, now)),
        None if goal is None else goal_progress(goal, history.mine),
    )
    return ReportAnswer(question, history, value)
