"""The change of the score over a period: the figures, and the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.progress import by_period
from craftnudge.domain.habits.progress import progress as progress_of
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.history import look_back
from craftnudge.services.last_scored import last_scored_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from craftnudge.domain.habits.calendar import Calendar
    from craftnudge.domain.habits.progress import Progress
    from craftnudge.services.history import LookBack, Question
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class ProgressAnswer:
    """`last_day` is that of the newest scored commit of any period, if this one has none."""

    question: Question
    history: LookBack
    progress: Progress
    last_day: date | None


@dataclass(frozen=True, slots=True)
class CalendarAnswer:
    """As `ProgressAnswer`, for the calendar."""

    question: Question
    history: LookBack
    calendar: Calendar
    last_day: date | None


def progress_answer(
    workplace: Workplace, question: Question, report: Callable[[int, int], None] | None = None
) -> ProgressAnswer:
    """The progress over the question's days, compared with as many days before. For errors see `look_back`."""
    history = look_back(workplace, question, report=report)
    now, before = by_period(history.mine, question.today, question.days)
    progress = progress_of(now, before, who=history.who, today=question.today, days=question.days)
    last_day = None if progress.commits else last_scored_day(workplace, question, history)
    return ProgressAnswer(question, history, progress, last_day)


def calendar_answer(
    workplace: Workplace, question: Question, report: Callable[[int, int], None] | None = None
) -> CalendarAnswer:
    """The days and hours of the question's period. Not compared, so earlier days are not scored."""
    from craftnudge.domain.habits.calendar import calendar_of  # noqa: PLC0415 - only for this answer

    history = look_back(workplace, question, periods=1, report=report)
    now, _ = by_period(history.mine, question.today, question.days)
    calendar = calendar_of(now, history.who, question.today, question.days)
    last_day = None if calendar.commits else last_scored_day(workplace, question, history)
    return CalendarAnswer(question, history, calendar, last_day)
