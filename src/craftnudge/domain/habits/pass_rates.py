"""How often each check passes: now, and in the period before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from craftnudge.domain.habits.applicability import comes_up, is_kept
from craftnudge.domain.habits.comparison import parts_by_day
from craftnudge.domain.habits.significance import chance_of_sum, credible
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from craftnudge.domain.habits.scored_commit import CheckAnswer, ScoredCommit
    from craftnudge.domain.rubric.check import CategoryName

# Each side of a comparison needs this many commits that the check applies to; the test does the rest.
ENOUGH_CASES = 10
NEARLY_ALWAYS = 0.9
# A smaller difference may be certain over hundreds of commits, and still be too small to act on.
WORTH_SHOWING = 0.1


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


Answer = tuple["ScoredCommit", "CheckAnswer"]
Answers = dict[str, list[Answer]]


def pass_rates(
    now: Sequence[ScoredCommit],
    before: Sequence[ScoredCommit] = (),
    counts_in: Callable[[ScoredCommit, CheckAnswer], bool] = lambda _commit, check: comes_up(check),
) -> tuple[PassRate, ...]:
    """Every check that came up in a commit of the window, in the order of ids; `counts_in` says where one comes up."""
    answers, old_answers = _answers(now, counts_in), _answers(before, counts_in)
    ids = sorted(answers)
    counts = [(*_met(answers[check]), *_met(old_answers[check])) for check in ids]
    tested = [index for index, (_, of, _, of_before) in enumerate(counts) if min(of, of_before) >= ENOUGH_CASES]
    held = credible([_chance(answers[ids[index]], old_answers[ids[index]]) for index in tested])
    clear = {index for index, holds in zip(tested, held, strict=True) if holds}
    return tuple(
        _pass_rate(check, answers[check], counts[index], index in clear, len(now)) for index, check in enumerate(ids)
    )


def _answers(commits: Iterable[ScoredCommit], counts_in: Callable[[ScoredCommit, CheckAnswer], bool]) -> Answers:
    found: Answers = defaultdict(list)
    for commit in commits:
        for check in commit.checks:
            if counts_in(commit, check):
                found[check.id].append((commit, check))
    return found


def _chance(now: Sequence[Answer], before: Sequence[Answer]) -> float:
    """How likely chance alone makes the difference of the two shares; a day is one case."""
    return chance_of_sum(
        parts_by_day(
            ([commit for commit, _ in answers], [float(is_kept(check)) for _, check in answers], sign)
            for answers, sign in ((now, 1), (before, -1))
        )
    )


def _met(answers: Sequence[tuple[ScoredCommit, CheckAnswer]]) -> tuple[int, int]:
    return sum(is_kept(check) for _, check in answers), len(answers)


def _pass_rate(
    check_id: str,
    answers: Sequence[tuple[ScoredCommit, CheckAnswer]],
    counts: tuple[int, int, int, int],
    clear: bool,
    commits: int,
) -> PassRate:
    newest = answers[-1][1]
    check = all_checks().get(check_id)
    return PassRate(
        check_id,
        newest.name,
        check.pass_name if check else newest.name,
        check.fail_name if check else newest.name,
        newest.topic,
        newest.check.category,
        *counts,
        lost=sum(result.lost_hundredths for _, result in answers) / 100 / commits,
        earned=sum(result.points_hundredths for _, result in answers) / 100 / commits,
        clear=clear,
        failed=tuple(commit for commit, result in answers if not is_kept(result)),
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
    """The checks that cost something and do not pass nearly always, the most expensive first."""
    costs = [
        rate for rate in _worked_on(rates) if rate.lost > 0 and rate.of >= ENOUGH_CASES and rate.share < NEARLY_ALWAYS
    ]
    return sorted(costs, key=lambda rate: (-rate.lost, rate.id))
