"""How often the commit after a nudge passes, alone and compared with commits that no nudge came before."""

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


@dataclass(frozen=True, slots=True)
class NudgeCount:
    """Of one check: how often a nudge was `shown`, and that `passed` of the `of` next commits that it applies to."""

    check_id: str
    shown: int
    passed: int
    of: int


def nudge_counts(
    shown: Iterable[NudgeShown], commits: Sequence[ScoredCommit], since_seconds: int
) -> tuple[NudgeCount, ...]:
    """The counts from a time on, the check with most nudges first. `commits` are the user's own."""
    times = _times(nudge for nudge in shown if nudge.at_seconds >= since_seconds)
    counts = []
    for check_id, own in times.items():
        answers = _answers(check_id, commits)
        following = _next_ones(own, answers)
        passed = sum(answers[index][2] for index in following)
        counts.append(NudgeCount(check_id, len(own), passed, len(following)))
    return tuple(sorted(counts, key=lambda count: (-count.shown, count.check_id)))


def nudge_effects(shown: Iterable[NudgeShown], commits: Sequence[ScoredCommit]) -> tuple[NudgeEffect, ...]:
    """The effect on each check, in the order of ids. `commits` are the user's own, oldest first."""
    times = _times(shown)
    return tuple(_of_check(check_id, times[check_id], commits) for check_id in sorted(times))


def _times(shown: Iterable[NudgeShown]) -> dict[str, list[int]]:
    """When nudges about each check were shown, in seconds since 1970, in order."""
    times: dict[str, list[int]] = defaultdict(list)
    for nudge in shown:
        times[nudge.check_id].append(nudge.at_seconds)
    return {check_id: sorted(own) for check_id, own in times.items()}


def _answers(check_id: str, commits: Sequence[ScoredCommit]) -> list[tuple[ScoredCommit, int, bool]]:
    """The commits that a check applies to by their time, with it, and whether they pass."""
    answers = [
        (commit, commit.committed.seconds, is_kept(check))
        for commit in commits
        if commit.committed is not None
        for check in commit.checks
        if check.id == check_id and comes_up(check)
    ]
    return sorted(answers, key=lambda answer: answer[1])


def _next_ones(times: Sequence[int], answers: Sequence[tuple[ScoredCommit, int, bool]]) -> set[int]:
    """The places of the answers that come next after one of the times."""
    # What came after a nudge from before the first of these commits is not known.
    known = [time for time in times if answers and time >= answers[0][1]]
    following = (next((index for index, answer in enumerate(answers) if answer[1] > time), None) for time in known)
    return {index for index in following if index is not None}


def _of_check(check_id: str, times: Sequence[int], commits: Sequence[ScoredCommit]) -> NudgeEffect:
    answers = _answers(check_id, commits)
    next_ones = _next_ones(times, answers)
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
