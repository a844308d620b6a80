"""The goal: one habit, chosen from a user's own commits, followed, and ended when it is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.applicability import is_kept, takes_effort
from craftnudge.domain.habits.goal_events import GoalEnded, GoalSet, Memory, NudgeEvent
from craftnudge.domain.habits.pass_rates import pass_rates
from craftnudge.domain.habits.scored_commit import newest_rubric, scored_under
from craftnudge.domain.rubric.check import CATEGORY_OF_DIGIT
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.topics import theme_of_topic
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from craftnudge.domain.habits.pass_rates import PassRate
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.check import CategoryName
    from craftnudge.domain.rubric.scorecard import CheckResult

# The choice is made from so many of the newest scored commits: about a month of one person's work.
EVIDENCE_COMMITS = 50
# A habit must have come up so often, and failed so often, to be worth a goal.
NEEDED_CASES = 10
LEAST_MISSED = 0.4
# One that was the goal before must come up this often again, and one that was reached must fail more often than pass:
# where it passes every other time as before, nothing has changed.
NEEDED_AGAIN_CASES = 30
LEAST_MISSED_AGAIN = 0.6
# It is shown over the last twenty commits on which it came up, and is reached when sixteen of them pass, all since it
# was set. Eight of ten happen by luck sooner or later, where every other commit passes anyway.
LAST_COMMITS = 20
WILL_DO = 16
# A goal chosen from evidence that is not reached after so many commits is replaced; one that the user set stays.
PATIENCE_COMMITS = 50

# A theme without progress rests for so many commits, if there is another worth at least a third of it.
REST_COMMITS = 100
_WORTH_A_CHANGE = 1 / 3
# A habit that costs less than this, in points of ten per commit, is not worth a goal.
_LEAST_WORTH = 0.1

# How far an author can change a habit when the commit is made: words fully, the shape of a change mostly, the code less
# (it is written by then), and what is usual in a project least.
_IN_HAND: dict[CategoryName, float] = {"message": 1.0, "changes": 0.8, "code": 0.6, "context": 0.5}
# Something never done before is harder to begin than something done sometimes is to do more often.
_NEVER_DONE = 0.7
# So many of the best commits are searched for one that shows the habit.
_SEARCHED_COMMITS = 20
# Evidence that is not an example: the whole subject, and a ticket.
_NOT_AN_EXAMPLE = frozenset({"subject", "ticket"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A habit that could be the goal: what it costs in points of ten per commit, and how learnable it is, 0 to 1."""

    pass_rate: PassRate
    learnable: float

    @property
    def worth(self) -> float:
        """The points per commit that can be won."""
        return self.pass_rate.lost * self.learnable


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """How a goal is going.

    `outcomes` are the last twenty commits on which it came up, oldest first; `since_set` how many of all came after it
    was set. `before` is the commit before that lost most by it; `kept` are those that passed since, the highest
    score first.
    """

    check_id: str
    pass_name: str
    advice: str
    outcomes: tuple[bool, ...]
    since_set: int
    passed_before: int
    of_before: int
    passed_since: int
    before: ScoredCommit | None
    kept: tuple[ScoredCommit, ...]

    @property
    def after(self) -> ScoredCommit | None:
        """The best commit that passed since and has words to quote, else the best commit that passed."""
        quotable = (commit for commit in self.kept[:_SEARCHED_COMMITS] if _is_shown_in_words(commit, self.check_id))
        return next(quotable, next(iter(self.kept), None))

    @property
    def after_result(self) -> CheckResult | None:
        """The result of the check on `after`."""
        return None if self.after is None else next(_results(self.after, self.check_id), None)

    @property
    def passed(self) -> int:
        """How many of the last commits passed."""
        return sum(self.outcomes)

    @property
    def holds(self) -> bool:
        """Whether it is reached: sixteen of the last twenty passed, all twenty written since it was set."""
        return self.since_set >= LAST_COMMITS and self.passed >= WILL_DO


def candidates(commits: Iterable[ScoredCommit], memory: Memory = Memory()) -> list[Candidate]:  # noqa: B008 - frozen
    """The habits worth working on, the most valuable first; commits before the end of an earlier goal do not count."""
    commits = tuple(commits)
    resting = _resting(commits, memory)
    every = [Candidate(rate, _learnable(rate)) for rate in pass_rates(_newest(commits))]
    most = max((candidate.worth for candidate in every if _fails_often(candidate.pass_rate)), default=0.0)
    possible = [
        Candidate(rate, _learnable(rate))
        for rate in _since_ended(_newest(commits), memory)
        if _fails_often(rate)
        and _may_begin_again(rate, memory.ended_at(rate.id))
        and theme_of_topic(rate.topic) not in resting
    ]
    least = max(_LEAST_WORTH, _WORTH_A_CHANGE * most) if resting else _LEAST_WORTH
    worthwhile = (candidate for candidate in possible if candidate.worth >= least)
    return sorted(worthwhile, key=lambda candidate: (-candidate.worth, candidate.pass_rate.id))


def _since_ended(newest: Sequence[ScoredCommit], memory: Memory) -> list[PassRate]:
    """Every habit over the newest commits; one that was a goal before, over those since its end."""
    rates: list[PassRate] = []
    for pass_rate in pass_rates(newest):
        ended = memory.ended_at(pass_rate.id)
        counted = [pass_rate] if ended is None else pass_rates(_after(newest, ended.at_seconds))
        rates += [rate for rate in counted if rate.id == pass_rate.id]
    return rates


def _resting(commits: Sequence[ScoredCommit], memory: Memory) -> set[str]:
    """The themes in which a goal made no progress within the last commits."""
    checks = all_checks()
    return {
        theme_of_topic(checks[ended.check_id].topic if ended.check_id in checks else ended.check_id)
        for ended in memory.ended
        if ended.how == "replaced" and len(_after(commits, ended.at_seconds)) < REST_COMMITS
    }


def _fails_often(pass_rate: PassRate) -> bool:
    return pass_rate.of >= NEEDED_CASES and 1 - pass_rate.share >= LEAST_MISSED and pass_rate.lost > 0


def _may_begin_again(pass_rate: PassRate, ended: GoalEnded | None) -> bool:
    """Whether a habit that was the goal before has come up often enough since, and failed enough if it was reached."""
    if ended is None:
        return True
    least = LEAST_MISSED_AGAIN if ended.how == "held" else LEAST_MISSED
    return pass_rate.of >= NEEDED_AGAIN_CASES and 1 - pass_rate.share >= least


def _newest(commits: Iterable[ScoredCommit]) -> tuple[ScoredCommit, ...]:
    commits = tuple(commits)
    scored = (commit for commit in commits if commit.scored)
    return scored_under(newest_rubric(commits), scored)[-EVIDENCE_COMMITS:]


def _after(commits: Sequence[ScoredCommit], seconds: int) -> list[ScoredCommit]:
    """Those committed after a time; before the committer's time the user could have seen a nudge."""
    return [commit for commit in commits if commit.committed and commit.committed.seconds > seconds]


def _learnable(pass_rate: PassRate) -> float:
    in_hand = _IN_HAND[CATEGORY_OF_DIGIT[pass_rate.id[2]]]
    return in_hand if pass_rate.passed else in_hand * _NEVER_DONE


def goal_progress(goal: GoalSet, commits: Iterable[ScoredCommit]) -> GoalProgress:
    """How a goal goes in a user's commits, before it was set and since."""
    commits = tuple(commits)
    check_of_goal = all_checks().get(goal.check_id)
    scored = scored_under(newest_rubric(commits), commits)
    answers = [
        (commit, is_kept(check), check.lost_hundredths)
        for commit in scored
        if commit.scored
        for check in commit.checks
        if check.id == goal.check_id and takes_effort(commit, check)
    ]
    later = {commit.hash for commit in _after(scored, goal.at_seconds)}
    since = [answer for answer in answers if answer[0].hash in later]
    before = [answer for answer in answers if answer[0].hash not in later][-EVIDENCE_COMMITS:]
    failed = [(lost, index, commit) for index, (commit, passed, lost) in enumerate(before) if not passed]
    kept = [(commit.score_tenths or 0, index, commit) for index, (commit, passed, _) in enumerate(since) if passed]
    return GoalProgress(
        check_id=goal.check_id,
        pass_name=check_of_goal.pass_name if check_of_goal else goal.check_id,
        advice=check_of_goal.advice if check_of_goal else "",
        outcomes=tuple(passed for _, passed, _ in answers[-LAST_COMMITS:]),
        since_set=len(since),
        passed_before=sum(passed for _, passed, _ in before),
        of_before=len(before),
        passed_since=sum(passed for _, passed, _ in since),
        before=max(failed)[2] if failed else None,
        kept=tuple(commit for *_, commit in sorted(kept, key=lambda row: row[:2], reverse=True)),
    )


def _results(commit: ScoredCommit, check_id: str) -> Iterator[CheckResult]:
    return (check for check in commit.card.checks if check.id == check_id)


def _is_shown_in_words(commit: ScoredCommit, check_id: str) -> bool:
    """Whether the evidence is words of the message that can be quoted."""
    return any(
        entry.kind not in _NOT_AN_EXAMPLE
        and (entry.quote is not None or (entry.kind == "reason" and entry.name != "corrects"))
        for check in _results(commit, check_id)
        for entry in check.evidence
    )


def next_events(commits: Iterable[ScoredCommit], memory: Memory, now_seconds: int) -> tuple[NudgeEvent, ...]:
    """The events to write now: the end of a goal that is reached or makes no progress, and the next goal.

    None while the goal goes on, or where no habit is worth one.
    """
    commits = tuple(commits)
    ended = None if memory.goal is None else _end_of(memory.goal, commits, now_seconds)
    if memory.goal is not None and ended is None:
        return ()
    ends = () if ended is None else (ended,)
    best = next(iter(candidates(commits, Memory(None, (*memory.ended, *ends)))), None)
    if best is None:
        return ends if ended is not None and ended.how == "held" else ()
    return (*ends, GoalSet(now_seconds, best.pass_rate.id, "evidence"))


def _end_of(goal: GoalSet, commits: Sequence[ScoredCommit], now_seconds: int) -> GoalEnded | None:
    """That it is reached, or that another habit is next; None while it goes on."""
    course = goal_progress(goal, commits)
    if course.holds:
        return GoalEnded(now_seconds, goal.check_id, "held")
    if goal.by == "evidence" and course.since_set >= PATIENCE_COMMITS:
        return GoalEnded(now_seconds, goal.check_id, "replaced")
    return None
