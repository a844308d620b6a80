"""The week so far, day by day, with the week before and the month."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import fmean
from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.habits.scored_commit import ScoredCommit

MONTH_DAYS = 30
_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """Average scores (0 to 10) of scored commits; None for a span without commits.

    `days` are Monday to Sunday of the week that `today` is in, days to come included. `change` is this week's average
    less last week's; `month` is the average of the 30 days up to today.
    """

    days: tuple[float | None, ...]
    average: float | None
    change: float | None
    month: float | None


def week_of(commits: Iterable[ScoredCommit], today: date) -> Week:
    """The week of `today`, by the authors' own calendars."""
    monday = today - timedelta(days=today.weekday())
    scores = [(commit.day, commit.score) for commit in commits if commit.day is not None and commit.score is not None]

    def average(first: date, days: int) -> float | None:
        values = [score for day, score in scores if first <= day < first + timedelta(days=days)]
        return fmean(values) if values else None

    this, before = average(monday, _WEEK_DAYS), average(monday - timedelta(days=_WEEK_DAYS), _WEEK_DAYS)
    return Week(
        days=tuple(average(monday + timedelta(days=offset), 1) for offset in range(_WEEK_DAYS)),
        average=this,
        change=None if this is None or before is None else this - before,
        month=average(today - timedelta(days=MONTH_DAYS - 1), MONTH_DAYS),
    )
