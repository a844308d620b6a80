"""How often each check passes: now, and in the period before."""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING

from craftnudge.domain.habits.check_columns import check_columns
from craftnudge.domain.habits.comparison import Sittings, parts_of_counts
from craftnudge.domain.habits.significance import chance_of_sum, credible
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftnudge.domain.habits.check_columns import CheckColumn
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.check import CategoryName

# Each side of a comparison needs this many commits that the check applies to; the test does the rest.
ENOUGH_CASES = 10
NEARLY_ALWAYS = 0.9
# A smaller difference may be certain over hundreds of commits, and still be too small to act on.
WORTH_SHOWING = 0.1
# In points of ten a commit; less is shown as 0.0.
LEAST_LOST_SHOWN = 0.05


@dataclass(frozen=True, slots=True)
class PassRate:
    """One check over a window of commits.

    `passed` of the `of` commits that it applies to passed; `lost` is what it cost and `earned` what it brought, in
    points of ten for each scored commit of the window. `clear` says that the difference to the period before is more
    than chance, with all checks looked at together. `failed` are the commits that did not fully pass, oldest first.
    """

    id: str
    name: str
    pass_name: str
    fail_name: str
    topic: str
    category: CategoryName
    passed: int
    of: int
    passed_before: int
    of_before: int
    lost: float
    earned: float
    clear: bool
    failed: tuple[ScoredCommit, ...]

    @property
    def share(self) -> float:
        """The share of commits that passed, 0 to 1."""
        return self.passed / self.of if self.of else 0.0

    @property
    def share_before(self) -> float | None:
        """The same in the period before; None where the check had no opinion then."""
        return self.passed_before / self.of_before if self.of_before else None

    @property
    def gained(self) -> float:
        """How much the share rose; 0 without an earlier period."""
        return self.share - self.share_before if self.share_before is not None else 0.0


def pass_rates(now: Sequence[ScoredCommit], before: Sequence[ScoredCommit] = ()) -> tuple[PassRate, ...]:
    """Every check that came up in a commit of the window whose author had to make an effort, in the order of ids."""
    columns, old_columns = check_columns(now), check_columns(before)
    sittings = Sittings()
    days, old_days = sittings.of(now), sittings.of(before)
    ids = sorted(columns)
    tested = [check for check in ids if check in old_columns and _enough(columns[check], old_columns[check])]
    chances = [_chance((days, columns[check], 1), (old_days, old_columns[check], -1)) for check in tested]
    clear = {check for check, holds in zip(tested, credible(chances), strict=True) if holds}
    return tuple(_pass_rate(columns[check], old_columns.get(check), check in clear, now) for check in ids)


def _enough(now: CheckColumn, before: CheckColumn) -> bool:
    return min(now.of, before.of) >= ENOUGH_CASES


def _chance(*windows: tuple[Sequence[int], CheckColumn, int]) -> float:
    """How likely chance alone makes the difference of the two shares; a day is one case."""
    return chance_of_sum(
        parts_of_counts(
            [
                (Counter(compress(days, column.classes)), Counter(compress(days, column.kept)), sign)
                for days, column, sign in windows
            ]
        )
    )


def _pass_rate(
    column: CheckColumn, before: CheckColumn | None, clear: bool, commits: Sequence[ScoredCommit]
) -> PassRate:
    check = column.check
    lost = column.of_hundredths - column.points_hundredths
    return PassRate(
        check.id,
        check.name,
        check.pass_name,
        check.fail_name,
        check.topic,
        check.category,
        passed=column.passed,
        of=column.of,
        passed_before=before.passed if before else 0,
        of_before=before.of if before else 0,
        lost=lost / 100 / len(commits),
        earned=column.points_hundredths / 100 / len(commits),
        clear=clear,
        failed=tuple(compress(commits, column.failed)),
    )


def better(rates: Iterable[PassRate]) -> list[PassRate]:
    """The checks that clearly pass more often than before, by ten commits of a hundred; the largest gain first."""
    gains = [rate for rate in _worked_on(rates) if rate.clear and rate.gained >= WORTH_SHOWING]
    return sorted(gains, key=lambda rate: -rate.gained)


def worse(rates: Iterable[PassRate]) -> list[PassRate]:
    """The checks that clearly pass less often than before, by ten commits of a hundred; the largest loss first."""
    losses = [rate for rate in _worked_on(rates) if rate.clear and rate.gained <= -WORTH_SHOWING]
    return sorted(losses, key=lambda rate: rate.gained)


def _worked_on(rates: Iterable[PassRate]) -> list[PassRate]:
    """Without the checks of context: whether a commit is like those before it is no habit of a person."""
    return [rate for rate in rates if rate.category != "context"]


def best(rates: Iterable[PassRate]) -> list[PassRate]:
    """The checks that pass nearly always, those that bring the most points first."""
    holds = [rate for rate in _worked_on(rates) if rate.of >= ENOUGH_CASES and rate.share >= NEARLY_ALWAYS]
    return sorted(holds, key=lambda rate: (-rate.earned, rate.id))


def weakest(rates: Iterable[PassRate]) -> list[PassRate]:
    """The checks that cost something to be seen and do not pass nearly always, the most expensive first."""
    costs = [
        rate
        for rate in _worked_on(rates)
        if rate.lost >= LEAST_LOST_SHOWN and rate.of >= ENOUGH_CASES and rate.share < NEARLY_ALWAYS
    ]
    return sorted(costs, key=lambda rate: (-rate.lost, rate.id))
