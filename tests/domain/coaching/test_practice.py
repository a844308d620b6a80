"""Practice: which commits teach most, what an answer shows, and what a session comes to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.coaching.practice import Attempt, Exercise, answer, exercises, lesson
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.score import score_commit
from tests.support.cards import a_card, a_check, a_record

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

# Three real checks: their documentation is what a session explains.
DEAR, CHEAP, OTHER = sorted(all_checks())[:3]


def commit(number: int, *checks: CheckResult) -> ScoredCommit:
    """A commit with those checks, all in the category of the message."""
    commit_hash = f"{number:040x}"
    record = a_record(id=commit_id(commit_hash), hash=commit_hash)
    return ScoredCommit(record, replace(a_card(message=list(checks)), record=record))


HISTORY = (
    commit(1, a_check(DEAR, 0, 300), a_check(CHEAP, 700, 700)),
    commit(2, a_check(DEAR, 300, 300), a_check(CHEAP, 600, 700)),
    commit(3, a_check(DEAR, 0, 300), a_check(CHEAP, 700, 700)),
    commit(4, a_check(DEAR, 200, 300), a_check(CHEAP, 695, 700)),
)


def test_the_costliest_idea_comes_first_and_then_a_commit_that_keeps_it() -> None:
    """The newest of the worst cases, its counterpart, then the idea again; no commit twice."""
    chosen = exercises(HISTORY)
    assert [(each.commit.record.hash[-1], each.check_id, each.shows_it) for each in chosen] == [
        ("3", DEAR, False),
        ("2", DEAR, True),
        ("1", DEAR, False),
        ("4", DEAR, False),
    ]
    assert [each.check_id for each in exercises(HISTORY, most=1)] == [DEAR]


def test_the_goal_goes_before_all() -> None:
    """What the user works on is practised first, though another check costs more."""
    assert exercises(HISTORY, goal=CHEAP)[0].check_id == CHEAP


def test_what_was_practised_is_not_asked_again() -> None:
    """Commits of earlier sessions are passed over; in the end nothing is left."""
    done: set[str] = set()
    while chosen := exercises(HISTORY, practised=done):
        assert not {each.commit.record.id for each in chosen} & done
        done |= {each.commit.record.id for each in chosen}
    assert len(done) >= 3


def test_commits_that_are_not_coached_and_unknown_checks_teach_nothing() -> None:
    """A merge has no score, and a check that was removed has nothing to explain."""
    assert exercises([commit(1)]) == ()
    assert exercises([commit(1, a_check("CN000", 0, 1000))]) == ()


def judged_as(card: ScoreCard) -> object:
    """Checks with one answer for every record."""

    def judged(record: CommitRecord) -> ScoreCard:
        del record
        return card

    return judged


@pytest.mark.parametrize(("rating", "off"), [(0, -70), (70, 0), (100, 30)])
def test_a_rating_is_held_against_the_rules(rating: int, off: int) -> None:
    """The difference is the user's score less the rules'; remarks are what a coach would say."""
    exercise = Exercise(HISTORY[2], DEAR)
    given = answer(exercise, Attempt("rated", rating_tenths=rating), judged_as(HISTORY[2].card))  # type: ignore[arg-type]
    assert (given.score_tenths, given.off_tenths, given.new_tenths) == (70, off, None)
    assert [remark.check_id for remark in given.remarks] == [DEAR]
    assert given.idea == DEAR


def test_a_new_message_is_scored_and_compared() -> None:
    """The score of the new message, and the checks whose points moved by more than a trifle, the greatest first."""
    seen: list[str] = []

    def judged(record: CommitRecord) -> ScoreCard:
        seen.append(record.message)
        return a_card(message=[a_check(DEAR, 250, 300), a_check(CHEAP, 698, 700), a_check(OTHER, 0, 0)])

    given = answer(Exercise(HISTORY[2], DEAR), Attempt("rewritten", message="Say why"), judged)
    assert seen == ["Say why"]
    assert (given.score_tenths, given.new_tenths) == (70, 94)
    assert [(turn.result.id, turn.change_hundredths) for turn in given.result_changes] == [(DEAR, 250)]


def test_an_idea_is_explained_once_and_never_after_a_skip() -> None:
    """Told ideas are not told again."""
    exercise = Exercise(HISTORY[2], DEAR)
    judged = judged_as(HISTORY[2].card)
    assert answer(exercise, Attempt("rated", 50), judged, explained=[DEAR]).idea is None  # type: ignore[arg-type]
    assert answer(exercise, Attempt("skipped"), judged).idea is None  # type: ignore[arg-type]


def test_a_lesson_sums_up() -> None:
    """Mean distance, its side, what was improved, the ideas, and the costliest check as goal unless there is a goal."""
    exercise = Exercise(HISTORY[2], DEAR)
    judged = judged_as(a_card(message=[a_check(DEAR, 300, 300), a_check(CHEAP, 700, 700)]))
    attempts = [Attempt("rated", 90), Attempt("rated", 80), Attempt("rated", 70), Attempt("rewritten", message="x")]
    given = [answer(exercise, each, judged) for each in (*attempts, Attempt("skipped"))]  # type: ignore[arg-type]
    learned = lesson(given, HISTORY)
    assert (learned.practised, learned.rated, learned.off_tenths, learned.lean) == (4, 3, 10.0, "kinder")
    assert (learned.rewritten, learned.improved, learned.ideas, learned.goal) == (1, 1, (DEAR,), DEAR)
    assert lesson(given, HISTORY, goal=CHEAP).goal == CHEAP
    empty = lesson([], [])
    assert (empty.practised, empty.off_tenths, empty.lean, empty.goal) == (0, None, None, None)
    strict = [answer(exercise, Attempt("rated", 10), judged)]  # type: ignore[arg-type]
    assert lesson(strict, HISTORY).lean == "stricter"


def test_what_is_excused_teaches_nothing() -> None:
    """A typo's few words cost no points and no sentence."""
    record = a_record("fix typo", files=(FileChange("docs/config.rst", "M", 1, 1),), totals=Totals(1, 1, 1, 1))
    typo = ScoredCommit(record, score_commit(record))
    lost = [check.id for check in typo.card.checks if check.lost_hundredths >= 100]
    assert lost == []
    assert "CN109" not in {each.check_id for each in exercises([typo])}


def test_an_exercise_has_its_evidence() -> None:
    """The check that is to be taught is among those that the answer names."""
    records = [a_record(subject) for subject in ("wip", "update stuff", "x", "Fixed the bug in the parser.")]
    for each in exercises([ScoredCommit(record, score_commit(record)) for record in records]):
        given = answer(each, Attempt("rated", rating_tenths=50), score_commit)
        assert each.shows_it or each.check_id in {remark.check_id for remark in given.remarks}


def test_a_check_that_applies_now_has_gained_nothing() -> None:
    """What it costs now is its difference: its points came from other checks."""

    def judged(_record: CommitRecord) -> ScoreCard:
        return a_card(message=[a_check(DEAR, 300, 300), a_check(CHEAP, 400, 400), a_check(OTHER, 100, 300)])

    given = answer(Exercise(HISTORY[2], DEAR), Attempt("rewritten", message="Say why"), judged)
    assert [(turn.result.id, turn.change_hundredths) for turn in given.result_changes] == [(DEAR, 300), (OTHER, -200)]
