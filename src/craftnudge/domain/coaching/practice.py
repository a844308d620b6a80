"""Practice on one's own commits: which have most to teach, what an answer shows, and what a session comes to.

Pure: values in, values out. The terminal and the keeping of sessions are elsewhere.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.coaching.feedback import Remark, feedback_on, praise_of
from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.domain.coaching.relevance import LEAST_LOSS_HUNDREDTHS
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

# Five commits take about ten minutes, which is what people give a thing that nobody asked of them.
MOST_EXERCISES = 5
MOST_RECEIPTS = 3
# A guess this near is the rules' own opinion: one check more or less moves a score by as much.
AGREES_WITHIN_TENTHS = 7

AttemptKind = Literal["rated", "rewritten", "skipped"]
Lean = Literal["kinder", "stricter"]


@dataclass(frozen=True, slots=True)
class Exercise:
    """A commit to look at, and the check whose idea it teaches; `shows_it` tells that the commit does it well."""

    commit: ScoredCommit
    check_id: str
    shows_it: bool = False


@dataclass(frozen=True, slots=True)
class Attempt:
    """What the user made of a commit: a score in tenths (0 to 100), a message written again, or nothing."""

    kind: AttemptKind
    rating_tenths: int | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A check that a new message changed, in hundredths of a point; `text` is the finding on the new message."""

    result: CheckResult
    change_hundredths: int
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to an attempt.

    `off_tenths` is the user's score less the rules' (rated), `new_tenths` the score of the new message (rewritten).
    `receipts` and `kept` are what a coach says of it; `turns` what the new message changed. `idea` is the check to
    explain, None where it was explained before.
    """

    exercise: Exercise
    attempt: Attempt
    score_tenths: int
    off_tenths: int | None
    new_tenths: int | None
    receipts: tuple[Remark, ...]
    kept: Remark | None
    turns: tuple[Turn, ...]
    idea: str | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a session came to: `off_tenths` is the mean distance of the ratings, `lean` the side that most fell on."""

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
    """The commits that have most to teach, the dearest idea first; ids in `practised` are passed over.

    What a check is worth teaching is what it cost over all commits; the goal goes before all. It is taught on a commit
    of which the coach would speak of it, so that the idea has its receipt. Second comes a commit that does well what
    the first one missed, where there is one: a rule is easier seen beside its keeping. Each is of another idea; where
    there are fewer ideas than exercises they come round again.
    """
    fresh = [commit for commit in commits if commit.scored and commit.record.id not in practised]
    ideas = _dearest(fresh, goal)
    chosen: list[Exercise] = []
    taken: set[str] = set()
    while more := [one for check_id in ideas for one in _cases(fresh, check_id, taken, with_keeping=not taken)]:
        chosen += more
        if len(chosen) >= most:
            break
    return tuple(chosen[:most])


def _cases(
    commits: Sequence[ScoredCommit], check_id: str, taken: set[str], *, with_keeping: bool
) -> Iterator[Exercise]:
    """The dearest case of a check, and one that keeps it if asked for; both are `taken` from then on."""
    commit = _dearest_case(commits, check_id, taken)
    if commit is None:
        return
    taken.add(commit.record.id)
    yield Exercise(commit, check_id)
    if with_keeping and (shown := _best_case(commits, check_id, taken)):
        taken.add(shown.record.id)
        yield Exercise(shown, check_id, shows_it=True)


def answer(
    exercise: Exercise, attempt: Attempt, judged: Callable[[CommitRecord], ScoreCard], told: Collection[str] = ()
) -> Answer:
    """What there is to say to an attempt; `judged` judges a record, `told` are ideas explained before."""
    card = exercise.commit.card
    score = card.score_tenths or 0
    new_card = None
    if attempt.message is not None:
        new_card = judged(replace(exercise.commit.record, message=attempt.message))
    feedback = feedback_on(card, is_latest=False)
    return Answer(
        exercise,
        attempt,
        score,
        off_tenths=None if attempt.rating_tenths is None else attempt.rating_tenths - score,
        new_tenths=None if new_card is None else new_card.score_tenths or 0,
        receipts=feedback.areas_for_improvement,
        kept=_kept(exercise, feedback.strengths),
        turns=() if new_card is None else _turns(card, new_card),
        idea=exercise.check_id if exercise.check_id not in told and attempt.kind != "skipped" else None,
    )


def lesson(answers: Sequence[Answer], commits: Sequence[ScoredCommit], goal: str | None = None) -> Lesson:
    """What the answers come to, and one goal: the goal there is, else the check that costs most."""
    off = [given.off_tenths for given in answers if given.off_tenths is not None]
    rewritten = [given for given in answers if given.new_tenths is not None]
    dearest = _dearest([commit for commit in commits if commit.scored], goal)
    return Lesson(
        practised=sum(given.attempt.kind != "skipped" for given in answers),
        rated=len(off),
        off_tenths=sum(map(abs, off)) / len(off) if off else None,
        lean=_lean(off),
        rewritten=len(rewritten),
        improved=sum((given.new_tenths or 0) > given.score_tenths for given in rewritten),
        ideas=tuple(dict.fromkeys(given.idea for given in answers if given.idea)),
        goal=next(iter(dearest), None),
    )


def _dearest(commits: Iterable[ScoredCommit], goal: str | None) -> list[str]:
    """Checks by what they cost in all, the goal first; such as cost too little to speak of are left out."""
    lost: Counter[str] = Counter()
    for commit in commits:
        for check in commit.card.checks:
            if check.lost_hundredths >= LEAST_LOSS_HUNDREDTHS:
                lost[check.id] += check.lost_hundredths
    known = all_checks()
    return sorted((each for each in lost if each in known), key=lambda each: (each != goal, -lost[each], each))


def _kept(exercise: Exercise, strengths: Sequence[Remark]) -> Remark | None:
    """What is good: what the commit was chosen to show, where the catalogue has praise for it, else the first."""
    result = _result(exercise.commit, exercise.check_id) if exercise.shows_it else None
    praise = None if result is None else praise_of(result, exercise.commit.card.facts)
    return next(iter(strengths), None) if praise is None else praise


def _dearest_case(commits: Iterable[ScoredCommit], check_id: str, taken: Collection[str]) -> ScoredCommit | None:
    """The commit that the check cost most among those where it is spoken of, the newest of several."""
    cases = [(_result(commit, check_id), index, commit) for index, commit in enumerate(commits)]
    lost = [
        (result.lost_hundredths, index, commit)
        for result, index, commit in cases
        if result is not None and result.lost_hundredths >= LEAST_LOSS_HUNDREDTHS and commit.record.id not in taken
    ]
    lost.sort(key=lambda case: case[:2], reverse=True)
    return next((commit for *_, commit in lost if _is_spoken_of(commit, check_id)), None)


def _is_spoken_of(commit: ScoredCommit, check_id: str) -> bool:
    """Whether the coach names the check: what is excused, or said by another of its theme, has no receipt to show."""
    areas = feedback_on(commit.card, is_latest=False).areas_for_improvement
    return any(remark.check_id == check_id for remark in areas)


def _best_case(commits: Iterable[ScoredCommit], check_id: str, taken: Collection[str]) -> ScoredCommit | None:
    """The commit of the highest score that meets the check, the newest of several."""
    cases = [
        (commit.card.score_tenths or 0, index, commit)
        for index, commit in enumerate(commits)
        if (result := _result(commit, check_id)) is not None
        and result.result == "pass"
        and commit.record.id not in taken
    ]
    return max(cases, key=lambda case: case[:2])[2] if cases else None


def _result(commit: ScoredCommit, check_id: str) -> CheckResult | None:
    return next((check for check in commit.card.checks if check.id == check_id), None)


def _turns(old: ScoreCard, new: ScoreCard) -> tuple[Turn, ...]:
    """Checks that cost less than before, or more, the greatest difference first.

    Losses are compared and not points: a check that comes up anew gets its points from the others, and has gained
    nothing by it. One without an opinion now has nothing to say of it.
    """
    before = {check.id: check.lost_hundredths for check in old.checks}
    turns = [
        Turn(check, change, finding_text(check, new.facts))
        for check in new.checks
        if check.result != "not_applicable"
        and abs(change := before.get(check.id, 0) - check.lost_hundredths) >= LEAST_LOSS_HUNDREDTHS
    ]
    return tuple(sorted(turns, key=lambda turn: (-abs(turn.change_hundredths), turn.result.id))[:MOST_RECEIPTS])


def _lean(off: Sequence[int]) -> Lean | None:
    kinder = sum(each > AGREES_WITHIN_TENTHS for each in off)
    stricter = sum(each < -AGREES_WITHIN_TENTHS for each in off)
    if kinder == stricter:
        return None
    return "kinder" if kinder > stricter else "stricter"
