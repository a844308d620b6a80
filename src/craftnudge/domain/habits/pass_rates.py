"""How often each check passes: now, and in the period before."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from craftnudge.domain.habits.applicability import comes_up, is_kept
from craftnudge.domain.habits.comparison import parts_by_sitting
from craftnudge.domain.habits.significance import chance_of_sum, credible
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from craftnudge.domain.habits.scored_commit import CheckAnswer, ScoredCommit
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


class _Cases:
    """The commits of one window on which a check came up, in lists: there may be a hundred thousand."""

    __slots__ = ("commits", "earned_hundredths", "kept", "lost_hundredths", "newest", "sittings")

    def __init__(self) -> None:
        self.commits: list[ScoredCommit] = []
        self.kept = bytearray()
        self.sittings = array("L")
        self.lost_hundredths = 0
        self.earned_hundredths = 0
        self.newest: CheckAnswer | None = None

    def add(self, commit: ScoredCommit, check: CheckAnswer, sitting: int) -> None:
        """Counts one commit in; `sitting` is the number of its author's day."""
        self.commits.append(commit)
        self.kept.append(is_kept(check))
        self.sittings.append(sitting)
        self.lost_hundredths += check.lost_hundredths
        self.earned_hundredths += check.points_hundredths
        self.newest = check


def pass_rates(
    now: Sequence[ScoredCommit],
    before: Sequence[ScoredCommit] = (),
    counts_in: Callable[[ScoredCommit, CheckAnswer], bool] = lambda _commit, check: comes_up(check),
) -> tuple[PassRate, ...]:
    """Every check that came up in a commit of the window, in the order of ids; `counts_in` says where one comes up."""
    sittings: dict[Hashable, int] = {}
    cases, old_cases = _cases(now, counts_in, sittings), _cases(before, counts_in, sittings)
    ids = sorted(cases)
    tested = [check for check in ids if min(len(cases[check].kept), len(old_cases[check].kept)) >= ENOUGH_CASES]
    held = credible([_chance(cases[check], old_cases[check]) for check in tested])
    clear = {check for check, holds in zip(tested, held, strict=True) if holds}
    return tuple(_pass_rate(check, cases[check], old_cases[check], check in clear, len(now)) for check in ids)


def _cases(
    commits: Iterable[ScoredCommit],
    counts_in: Callable[[ScoredCommit, CheckAnswer], bool],
    sittings: dict[Hashable, int],
) -> defaultdict[str, _Cases]:
    """The cases of each check; `sittings` gives each day of an author a number."""
    cases: defaultdict[str, _Cases] = defaultdict(_Cases)
    for commit in commits:
        sitting = sittings.setdefault((commit.author, commit.day), len(sittings))
        for check in commit.checks:
            if counts_in(commit, check):
                cases[check.check.id].add(commit, check, sitting)
    return cases


def _chance(now: _Cases, before: _Cases) -> float:
    """How likely chance alone makes the difference of the two shares; a day is one case."""
    return chance_of_sum(
        parts_by_sitting((cases.sittings, cases.kept, sign) for cases, sign in ((now, 1), (before, -1)))
    )


def _pass_rate(check_id: str, cases: _Cases, before: _Cases, clear: bool, commits: int) -> PassRate:
    newest = cases.newest
    assert newest is not None  # noqa: S101 - a check without a case has no rate
    check = all_checks().get(check_id)
    return PassRate(
        check_id,
        newest.name,
        check.pass_name if check else newest.name,
        check.fail_name if check else newest.name,
        newest.topic,
        newest.check.category,
        passed=sum(cases.kept),
        of=len(cases.kept),
        passed_before=sum(before.kept),
        of_before=len(before.kept),
        lost=cases.lost_hundredths / 100 / commits,
        earned=cases.earned_hundredths / 100 / commits,
        clear=clear,
        failed=tuple(commit for commit, kept in zip(cases.commits, cases.kept, strict=True) if not kept),
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
