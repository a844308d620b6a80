"""Working days in a row that were GOOD or better, by the author's own calendar."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.scorecard import level_of
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from craftnudge.domain.habits.scored_commit import ScoredCommit


@dataclass(frozen=True, slots=True)
class Streak:
    """How many working days in a row were GOOD or better: now, and at best; with the first and last day of the best."""

    current: int
    longest: int
    longest_first: date | None
    longest_last: date | None


def day_averages(commits: Iterable[ScoredCommit]) -> dict[date, float]:
    """The average score of each day with scored commits, oldest first."""
    scores: dict[date, list[float]] = defaultdict(list)
    for commit in commits:
        if commit.score is not None and commit.day is not None:
            scores[commit.day].append(commit.score)
    return {day: fmean(scores[day]) for day in sorted(scores)}


def streak(commits: Iterable[ScoredCommit]) -> Streak:
    """The runs of working days whose average is GOOD or better.

    A working day is one with a scored commit: a weekend or a holiday neither breaks a run nor makes it longer.
    """
    run: list[date] = []
    longest: list[date] = []
    for day, average in day_averages(commits).items():
        run = [*run, day] if level_of(average * 10) in ("GOOD", "EXCELLENT") else []
        if len(run) > len(longest):
            longest = run
    return Streak(len(run), len(longest), longest[0] if longest else None, longest[-1] if longest else None)
