"""How often the commit after a nudge passes, compared with commits that no nudge came before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from craftnudge.domain.habits.applicability import comes_up, is_kept
from craftnudge.domain.habits.significance import chance_of_shares
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftnudge.domain.habits.goal_events import NudgeShown
    from craftnudge.domain.habits.scored_commit import ScoredCommit


@dataclass(frozen=True, slots=True)
class NudgeEffect:
    """For one check: of the commits that follow a failure and a nudge, `passed` of `of` passed.

    Of those that follow a failure without a nudge, `passed_otherwise` of `of_otherwise` did, which is the base rate.

    Only what follows a failure is compared: most nudges come after one, and failures come in rows, so all other commits
    would be a base that nothing could reach. Each commit counts once, however many nudges came before it. `chance` is
    that of such a difference if nudges did nothing; a difference does not prove that they did something, since a habit
    may grow by itself.
    """

    check_id: str
    passed: int
    of: int
    passed_otherwise: int
    of_otherwise: int
    chance: float
    commits: tuple[ScoredCommit, ...]


def nudge_effects(shown: Iterable[NudgeShown], commits: Sequence[ScoredCommit]) -> tuple[NudgeEffect, ...]:
    """The effect on each check, in the order of ids. `commits` are the user's own, oldest first."""
    times: dict[str, list[int]] = defaultdict(list)
    for nudge in shown:
        times[nudge.check_id].append(nudge.at_seconds)
    return tuple(_of_check(check_id, sorted(times[check_id]), commits) for check_id in sorted(times))


def _of_check(check_id: str, times: Sequence[int], commits: Sequence[ScoredCommit]) -> NudgeEffect:
    answers = [
        (commit, commit.committed.seconds, is_kept(check))
        for commit in commits
        if commit.committed is not None
        for check in commit.checks
        if check.id == check_id and comes_up(check)
    ]
    answers.sort(key=lambda answer: answer[1])
    next_ones: set[int] = set()
    for time in times:
        # What came after a nudge from before the first of these commits is not known.
        if answers and time >= answers[0][1]:
            next_ones |= {next((index for index, (_, seconds, _) in enumerate(answers) if seconds > time), -1)}
    after_failure = [index for index in range(1, len(answers)) if not answers[index - 1][2]]
    nudged = [answers[index] for index in after_failure if index in next_ones]
    others = [answers[index] for index in after_failure if index not in next_ones]
    passed, passed_otherwise = sum(answer[2] for answer in nudged), sum(answer[2] for answer in others)
    return NudgeEffect(
        check_id=check_id,
        passed=passed,
        of=len(nudged),
        passed_otherwise=passed_otherwise,
        of_otherwise=len(others),
        chance=chance_of_shares(passed, len(nudged), passed_otherwise, len(others)),
        commits=tuple(commit for commit, _, passes in nudged if passes),
    )
