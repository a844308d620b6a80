"""When commits are made and how they score then: by day, and by hour of the week, on the authors' own clocks."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from craftnudge.domain.habits.scored_commit import ScoredCommit


@dataclass(frozen=True, slots=True)
class Cell:
    """The scored commits of a day or of an hour of the week, and their average score."""

    commits: int
    average: float


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Cells by day, and by weekday (0 for Monday) and hour; what has no commits has no cell."""

    days: Mapping[date, Cell]
    hours: Mapping[tuple[int, int], Cell]


def rhythm_of(commits: Iterable[ScoredCommit]) -> Rhythm:
    """The rhythm of all scored commits that have a local time."""
    by_day: dict[date, list[float]] = defaultdict(list)
    by_hour: dict[tuple[int, int], list[float]] = defaultdict(list)
    for commit in commits:
        if commit.score is not None and commit.local is not None:
            by_day[commit.local.date()].append(commit.score)
            by_hour[commit.local.weekday(), commit.local.hour].append(commit.score)
    return Rhythm(
        {day: Cell(len(scores), fmean(scores)) for day, scores in sorted(by_day.items())},
        {slot: Cell(len(scores), fmean(scores)) for slot, scores in sorted(by_hour.items())},
    )
