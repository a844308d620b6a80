"""What followed the nudges that were shown, with the rate that holds without them beside it."""

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
class Followed:
    """For one check: of the commits that came next after a miss and a nudge `met` of `of` met it; of those that came
    next after a miss without a nudge `met_otherwise` of `of_otherwise`, which is the base rate.

    Only what follows a miss is compared: most nudges come after one, and misses come in rows, so that all other commits
    would be a base that nothing could reach. Each commit counts once, however many nudges came before it. `chance` is
    that of such a difference if nudges did nothing; a difference is no proof that they did something, for a habit may
    grow by itself.
    """

    check_id: str
    passed: int
    of: int
    met_otherwise: int
    of_otherwise: int
    chance: float
    commits: tuple[ScoredCommit, ...]


def followed(shown: Iterable[NudgeShown], commits: Sequence[ScoredCommit]) -> tuple[Followed, ...]:
    """What followed, by check, in the order of ids. `commits` are the user's own, oldest first."""
    moments: dict[str, list[int]] = defaultdict(list)
    for nudge in shown:
        moments[nudge.check_id].append(nudge.at_seconds)
    return tuple(_of_check(check_id, sorted(moments[check_id]), commits) for check_id in sorted(moments))


def _of_check(check_id: str, moments: Sequence[int], commits: Sequence[ScoredCommit]) -> Followed:
    answers = [
        (commit, commit.record.committed.seconds, is_kept(check))
        for commit in commits
        if commit.record.committed is not None
        for check in commit.card.checks
        if check.id == check_id and comes_up(check)
    ]
    answers.sort(key=lambda answer: answer[1])
    next_ones: set[int] = set()
    for moment in moments:
        # What came next after a nudge from before the first commit here is not known.
        if answers and moment >= answers[0][1]:
            next_ones |= {next((index for index, (_, seconds, _) in enumerate(answers) if seconds > moment), -1)}
    after_a_miss = [index for index in range(1, len(answers)) if not answers[index - 1][2]]
    nudged = [answers[index] for index in after_a_miss if index in next_ones]
    others = [answers[index] for index in after_a_miss if index not in next_ones]
    passed, met_otherwise = sum(answer[2] for answer in nudged), sum(answer[2] for answer in others)
    return Followed(
        check_id=check_id,
        passed=passed,
        of=len(nudged),
        met_otherwise=met_otherwise,
        of_otherwise=len(others),
        chance=chance_of_shares(passed, len(nudged), met_otherwise, len(others)),
        commits=tuple(commit for commit, _, did in nudged if did),
    )
