"""Practice on one's own commits: chooses exercises, answers attempts, and sums up a session.

Pure: values in, values out. The terminal and the storage of sessions are elsewhere.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.coaching.feedback import LEAST_COST_HUNDREDTHS, Remark, costliest, feedback_on, praise_of
from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

# Five commits take about ten minutes, about as long as people spend on something voluntary.
MOST_EXERCISES = 5
MOST_REMARKS = 3
# A guess this near agrees with the rules: one check more or less changes a score by as much.
AGREES_WITHIN_TENTHS = 7

AttemptKind = Literal["rated", "rewritten", "skipped"]
Lean = Literal["kinder", "stricter"]


@dataclass(frozen=True, slots=True)
class Exercise:
    """A commit to look at, and the check that it teaches; `shows_it` is true if the commit passes it well."""

    commit: ScoredCommit
    check_id: str
    shows_it: bool = False


@dataclass(frozen=True, slots=True)
class Attempt:
    """The user's attempt: a score in tenths (0 to 100) or a new message; with neither, the exercise is skipped."""

    kind: AttemptKind
    rating_tenths: int | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class ResultChange:
    """A check that a new message changed, in hundredths of a point; `text` is the finding on the new message."""

    result: CheckResult
    change_hundredths: int
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to an attempt.

    `off_tenths` is the user's score less the rules' (rated), `new_tenths` the score of the new message (rewritten).
    `remarks` are what cost most in the commit, `praise` what is good; `result_changes` what the new message changed.
    `idea` is the check to explain, None where it was explained before.
    """

    exercise: Exercise
    attempt: Attempt
    score_tenths: int
    off_tenths: int | None
    new_tenths: int | None
    remarks: tuple[Remark, ...]
    praise: Remark | None
    result_changes: tuple[ResultChange, ...]
    idea: str | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """The result of a session: `off_tenths` is the mean distance of the ratings, `lean` the side of most of them."""

    practised: int
    rated: int
    off_tenths: float | None
    lean: Lean | None
    rewritten: int
    improved: int
    ideas: tuple[str, ...]
    goal: str | None


def exercises(
    commits: Sequence[ScoredCommit],
    *,
    practised: Collection[str] = (),
    goal: str | None = None,
    most: int = MOST_EXERCISES,
) -> tuple[Exercise, ...]:
    """The commits that teach most, the most costly check first; ids in `practised` are skipped.

    A check is worth teaching by what it cost over all commits; the goal comes first. It is taught on a commit where
    it is among what cost most, so that there is evidence. The second exercise is a commit that passes what the first
    one failed, if there is one: a rule is easier to see next to a good example. Each further one is about another
    check; with fewer checks than exercises they repeat.
    """
    fresh = [commit for commit in commits if commit.scored and commit.id not in practised]
    ideas = _costliest_checks(fresh, goal)
    chosen: list[Exercise] = []
    taken: set[str] = set()
    while more := [case for check_id in ideas for case in _cases(fresh, check_id, taken, with_example=not taken)]:
        chosen += more
        if len(chosen) >= most:
            break
    return tuple(chosen[:most])


def _cases(
    commits: Sequence[ScoredCommit], check_id: str, taken: set[str], *, with_example: bool
) -> Iterator[Exercise]:
    """The most costly case of a check and, with `with_example`, one that passes it; both are added to `taken`."""
    commit = _costliest_case(commits, check_id, taken)
    if commit is None:
        return
    taken.add(commit.id)
    yield Exercise(commit, check_id)
    if with_example and (shown := _best_case(commits, check_id, taken)):
        taken.add(shown.id)
        yield Exercise(shown, check_id, shows_it=True)


def answer(
    exercise: Exercise,
    attempt: Attempt,
    score_record: Callable[[CommitRecord], ScoreCard],
    explained: Collection[str] = (),
) -> Answer:
    """The answer to an attempt; `score_record` scores a record, `explained` are the checks explained before."""
    card = exercise.commit.card
    score = card.score_tenths or 0
    new_card = None
    if attempt.message is not None:
        new_card = score_record(replace(exercise.commit.record, message=attempt.message))
    return Answer(
        exercise,
        attempt,
        score,
        off_tenths=None if attempt.rating_tenths is None else attempt.rating_tenths - score,
        new_tenths=None if new_card is None else new_card.score_tenths or 0,
        remarks=costliest(card),
        praise=_praise(exercise, feedback_on(card, is_latest=False).strengths),
        result_changes=() if new_card is None else _result_changes(card, new_card),
        idea=exercise.check_id if exercise.check_id not in explained and attempt.kind != "skipped" else None,
    )


def lesson(answers: Sequence[Answer], commits: Sequence[ScoredCommit], goal: str | None = None) -> Lesson:
    """Sums up the answers, and names one goal: the present one, else the check that costs most."""
    off = [given.off_tenths for given in answers if given.off_tenths is not None]
    rewritten = [given for given in answers if given.new_tenths is not None]
    costliest = _costliest_checks([commit for commit in commits if commit.scored], goal)
    return Lesson(
        practised=sum(given.attempt.kind != "skipped" for given in answers),
        rated=len(off),
        off_tenths=sum(map(abs, off)) / len(off) if off else None,
        lean=_lean(off),
        rewritten=len(rewritten),
        improved=sum((given.new_tenths or 0) > given.score_tenths for given in rewritten),
        ideas=tuple(dict.fromkeys(given.idea for given in answers if given.idea)),
        goal=next(iter(costliest), None),
    )


def _costliest_checks(commits: Iterable[ScoredCommit], goal: str | None) -> list[str]:
    """Checks by their total cost, the goal first; those that never cost enough for a remark are ignored."""
    lost: Counter[str] = Counter()
    for commit in commits:
        for check in commit.card.checks:
            if check.lost_hundredths >= LEAST_COST_HUNDREDTHS:
                lost[check.id] += check.lost_hundredths
    checks = all_checks()
    return sorted(
        (check_id for check_id in lost if check_id in checks),
        key=lambda check_id: (check_id != goal, -lost[check_id], check_id),
    )


def _praise(exercise: Exercise, strengths: Sequence[Remark]) -> Remark | None:
    """What is good: what the commit was chosen to show, if the catalogue has praise for it, else the first strength."""
    result = _result(exercise.commit, exercise.check_id) if exercise.shows_it else None
    praise = None if result is None else praise_of(result, exercise.commit.card.facts)
    return next(iter(strengths), None) if praise is None else praise


def _costliest_case(commits: Iterable[ScoredCommit], check_id: str, taken: Collection[str]) -> ScoredCommit | None:
    """The commit that the check cost most among those where feedback mentions it, the newest of several."""
    cases = [(_result(commit, check_id), index, commit) for index, commit in enumerate(commits)]
    lost = [
        (result.lost_hundredths, index, commit)
        for result, index, commit in cases
        if result is not None and result.lost_hundredths >= LEAST_COST_HUNDREDTHS and commit.id not in taken
    ]
    lost.sort(key=lambda case: case[:2], reverse=True)
    return next((commit for *_, commit in lost if _is_mentioned(commit, check_id)), None)


def _is_mentioned(commit: ScoredCommit, check_id: str) -> bool:
    """Whether the check is among what cost most, so that the answer shows its evidence."""
    return any(remark.check_id == check_id for remark in costliest(commit.card))


def _best_case(commits: Iterable[ScoredCommit], check_id: str, taken: Collection[str]) -> ScoredCommit | None:
    """The commit with the highest score that passes the check, the newest of several."""
    cases = [
        (commit.card.score_tenths or 0, index, commit)
        for index, commit in enumerate(commits)
        if (result := _result(commit, check_id)) is not None and result.result == "pass" and commit.id not in taken
    ]
    return max(cases, key=lambda case: case[:2])[2] if cases else None


def _result(commit: ScoredCommit, check_id: str) -> CheckResult | None:
    return next((check for check in commit.card.checks if check.id == check_id), None)


def _result_changes(old: ScoreCard, new: ScoreCard) -> tuple[ResultChange, ...]:
    """Checks that cost less than before, or more, the greatest difference first.

    Losses are compared and not points: a check that applies only now gets its points from the others, which is no
    gain. One that does not apply now is ignored.
    """
    before = {check.id: check.lost_hundredths for check in old.checks}
    result_changes = [
        ResultChange(check, change, finding_text(check, new.facts))
        for check in new.checks
        if check.result != "not_applicable"
        and abs(change := before.get(check.id, 0) - check.lost_hundredths) >= LEAST_COST_HUNDREDTHS
    ]
    return tuple(
        sorted(result_changes, key=lambda change: (-abs(change.change_hundredths), change.result.id))[:MOST_REMARKS]
    )


def _lean(off: Sequence[int]) -> Lean | None:
    kinder = sum(tenths > AGREES_WITHIN_TENTHS for tenths in off)
    stricter = sum(tenths < -AGREES_WITHIN_TENTHS for tenths in off)
    if kinder == stricter:
        return None
    return "kinder" if kinder > stricter else "stricter"
