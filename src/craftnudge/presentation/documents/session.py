"""Practice sessions as documents: a session, the answer to an attempt, and what a session came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.rubric.registry import all_checks
from craftnudge.presentation.documents.coach import commit_document

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from craftnudge.domain.coaching.feedback import Remark
    from craftnudge.domain.coaching.practice import Answer, Exercise, Lesson

# 1  2026-11: first release.
SCHEMA = "craftnudge.session/1"
ANSWER_SCHEMA = "craftnudge.session-answer/1"
LESSON_SCHEMA = "craftnudge.session-lesson/1"


def session_document(
    session_id: str, exercises: Sequence[Exercise], attempted: Collection[str], *, resumed: bool
) -> dict[str, Any]:
    """A session; an exercise shows its commit without the score, which is asked for."""
    return {
        "schema": SCHEMA,
        "session_id": session_id,
        "session_type": "practice",
        "resumed": resumed,
        "left": sum(exercise.commit.record.id not in attempted for exercise in exercises),
        "exercises": [
            {
                "exercise_id": exercise.commit.record.id,
                "attempted": exercise.commit.record.id in attempted,
                "message": exercise.commit.record.message,
                "commit": commit_document(exercise.commit.record, exercise.commit.card),
                "files": [
                    {"path": file.path, "added": file.added, "deleted": file.deleted}
                    for file in exercise.commit.record.files or ()
                ],
            }
            for exercise in exercises
        ],
    }


def answer_document(answer: Answer, left: int) -> dict[str, Any]:
    """The reply to an attempt; `left` exercises are still open."""
    idea = None if answer.idea is None else all_checks()[answer.idea]
    return {
        "schema": ANSWER_SCHEMA,
        "exercise_id": answer.exercise.commit.record.id,
        "attempt": answer.attempt.kind,
        "score": answer.score_tenths / 10,
        "your_score": None if answer.attempt.rating_tenths is None else answer.attempt.rating_tenths / 10,
        "new_score": None if answer.new_tenths is None else answer.new_tenths / 10,
        "findings": [_remark(remark) for remark in answer.remarks],
        "praise": None if answer.praise is None else _remark(answer.praise),
        "changes": [
            {"check": change.result.id, "points": change.change_hundredths / 100, "says": change.text}
            for change in answer.result_changes
        ],
        "idea": None if idea is None else {"check": idea.id, "says": idea.why, "advice": idea.advice},
        "left": left,
    }


def lesson_document(lesson: Lesson) -> dict[str, Any]:
    """What a session came to: how near the ratings were, and what to work on."""
    return {
        "schema": LESSON_SCHEMA,
        "practised": lesson.practised,
        "rated": lesson.rated,
        "off": None if lesson.off_tenths is None else round(lesson.off_tenths / 10, 2),
        "lean": lesson.lean,
        "rewritten": lesson.rewritten,
        "improved": lesson.improved,
        "ideas": list(lesson.ideas),
        "goal": lesson.goal,
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {"check": remark.check_id, "says": remark.text, "points": -remark.lost_hundredths / 100}
