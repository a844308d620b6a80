"""The documents of a practice session agree with their schemas."""

from __future__ import annotations

from craftnudge.domain.coaching.practice import Attempt, answer, exercises, lesson
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.past import Past
from craftnudge.domain.habits.project_style import project_style_of
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.score import score_commit
from craftnudge.presentation.documents.coach_context import coach_context_document
from craftnudge.presentation.documents.log import listed_commit
from craftnudge.presentation.documents.session import answer_document, lesson_document, session_document
from tests.support.cards import a_record
from tests.support.schema import assert_valid


def commit(number: int, message: str) -> ScoredCommit:
    """A scored commit with that message."""
    commit_hash = f"{number:040x}"
    record = a_record(id=commit_id(commit_hash), hash=commit_hash, message=message)
    return ScoredCommit(record, score_commit(record))


COMMITS = tuple(commit(number, "update stuff") for number in range(1, 5))


def test_a_session_shows_no_score_before_it_is_asked_for() -> None:
    """The commit without its score; what was attempted is marked, and what is left is counted."""
    chosen = exercises(COMMITS)
    document = session_document("s1", chosen, {chosen[0].commit.record.id}, resumed=True)
    assert_valid("session", document)
    assert (document["left"], document["exercises"][0]["attempted"]) == (len(chosen) - 1, True)
    assert "score" not in str(document)


def test_answers_and_the_lesson_have_their_figures() -> None:
    """Of a score, a new message, and an exercise that was skipped."""
    chosen = exercises(COMMITS)
    attempts = [
        Attempt("rated", rating_tenths=40),
        Attempt("rewritten", message="Reject expired tokens"),
        Attempt("skipped"),
    ]
    answers = [answer(one, attempt, score_commit, []) for one, attempt in zip(chosen, attempts, strict=False)]
    documents = [answer_document(one, 2) for one in answers]
    for document in documents:
        assert_valid("session-answer", document)
    assert [document["attempt"] for document in documents] == ["rated", "rewritten", "skipped"]
    assert (documents[0]["your_score"], documents[1]["your_score"]) == (4.0, None)
    assert documents[1]["new_score"] is not None
    told = lesson_document(lesson(answers, COMMITS, None))
    assert_valid("session-lesson", told)
    assert (told["rated"], told["rewritten"]) == (1, 1)


def test_a_context_adds_to_the_document_of_the_commit() -> None:
    """Nothing of it is lost or changed but the name of the schema."""
    document = coach_context_document({"schema": "x", "commit_id": "c"}, "shop", project_style_of(Past(0)), COMMITS)
    assert document["schema"] == "craftnudge.coach-context/1"
    assert document["commit_id"] == "c"
    assert document["context"]["commits_before"] == [listed_commit(commit) for commit in COMMITS]
