"""The change of a score inside one period: its first commits beside its last, with an interval."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt
from statistics import fmean
from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

# Each side needs this many commits; of a longer period they are a third.
LEAST_COMMITS = 5
# The 0.975 quantile of the normal distribution, for intervals of 95%.
_NORMAL = 1.959964


@dataclass(frozen=True, slots=True)
class FirstAndLast:
    """The averages of the `commits` first and as many last commits of a period.

    `low` and `high` bound the change in 95 of 100 cases, if days are independent of one another.
    """

    commits: int
    first: float
    last: float
    low: float
    high: float

    @property
    def change(self) -> float:
        """How much the last commits are above the first."""
        return self.last - self.first

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out no change at all."""
        return self.low > 0 or self.high < 0


def within_period(scores: Sequence[tuple[Hashable, float]]) -> FirstAndLast | None:
    """The change over days and scores in the order of time; None with fewer than ten, or on a single day a side."""
    commits = max(LEAST_COMMITS, len(scores) // 3)
    first, last = scores[:commits], scores[-commits:]
    if len(scores) < 2 * LEAST_COMMITS:
        return None
    (mean, variance, days), (last_mean, last_variance, last_days) = _by_day(first), _by_day(last)
    if min(days, last_days) < 2:  # noqa: PLR2004 - one day has no spread
        return None
    spread = sqrt(variance + last_variance) * _student(_degrees_of_freedom(variance, days, last_variance, last_days))
    change = last_mean - mean
    return FirstAndLast(commits, mean, last_mean, change - spread, change + spread)


def _by_day(scores: Sequence[tuple[Hashable, float]]) -> tuple[float, float, int]:
    """The mean, its variance with a day as one case (Liang and Zeger 1986), and the number of days."""
    mean = fmean([score for _, score in scores])
    parts: dict[Hashable, float] = defaultdict(float)
    for day, score in scores:
        parts[day] += (score - mean) / len(scores)
    days = len(parts)
    return mean, sum([part * part for part in parts.values()]) * days / max(1, days - 1), days


def _degrees_of_freedom(variance: float, days: int, last_variance: float, last_days: int) -> float:
    """The degrees of freedom by Welch and Satterthwaite: a side of few days counts by how much it varies."""
    total = variance + last_variance
    if total == 0:
        return days + last_days - 2
    return total**2 / (variance**2 / (days - 1) + last_variance**2 / (last_days - 1))


def _student(freedom: float) -> float:
    """The 0.975 quantile of Student's t, by the expansion of Cornish and Fisher; within 4% from two degrees on."""
    cube, fifth, seventh = _NORMAL**3, _NORMAL**5, _NORMAL**7
    return (
        _NORMAL
        + (cube + _NORMAL) / (4 * freedom)
        + (5 * fifth + 16 * cube + 3 * _NORMAL) / (96 * freedom**2)
        + (3 * seventh + 19 * fifth + 17 * cube - 15 * _NORMAL) / (384 * freedom**3)
    )
