"""Practice sessions and their documents. Loaded with the first that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.coaching.practice import MOST_EXERCISES, Attempt
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.questions import EVERYONE, ME, asked
from craftnudge.errors import UsageError
from craftnudge.presentation.documents.session import answer_document, lesson_document, session_document
from craftnudge.services.practice import NothingToPractise, practice_session, running_session, start_practice

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.request_bodies import AttemptRequest
    from craftnudge.services.practice_session import Session
    from craftnudge.services.workplace import Workplace

_DAYS = 90
_NOTHING = {
    "no-identity": "git has no user.email configured; name a person.",
    "unknown-identity": "The journal has no commits of yours.",
    "no-commits": f"No commits in the last {_DAYS} days.",
    "nothing-left": "You have practised on all commits of this period.",
}


def started_session(workplace: Workplace, user_id: str) -> Session:
    """A new session, or the one that was left open; RequestProblemError says why there is none."""
    session = start_practice(workplace, asked(workplace, user_id, _DAYS), most=MOST_EXERCISES)
    if isinstance(session, NothingToPractise):
        raise RequestProblemError("nothing-there", _NOTHING[session.reason])
    return session


def running(workplace: Workplace) -> Session | None:
    """The owner's session that was left open; nothing is recorded."""
    return running_session(workplace, asked(workplace, ME, _DAYS))


def found_session(workplace: Workplace, session_id: str) -> Session | None:
    """The session with that id, if it is recorded."""
    return practice_session(workplace, asked(workplace, EVERYONE, _DAYS), session_id)


def session(shown: Session) -> dict[str, Any]:
    """A session with its exercises, and the answers so far."""
    return session_document(shown.id, shown.exercises, shown.attempted, resumed=shown.resumed)


def answer(shown: Session, body: AttemptRequest) -> dict[str, Any]:
    """The answer to an attempt. Raises KeyError for an exercise of another session."""
    return answer_document(shown.answer(body.exercise_id, _attempt(body)), len(shown.left))


def lesson(shown: Session) -> dict[str, Any]:
    """What a session came to; it ends."""
    return lesson_document(shown.end())


def _attempt(body: AttemptRequest) -> Attempt:
    if body.rating is not None and body.message is not None:
        raise UsageError("option.together", first="rating", second="message")
    if body.rating is not None:
        return Attempt("rated", rating_tenths=round(body.rating * 10))
    if body.message is not None:
        return Attempt("rewritten", message=body.message)
    return Attempt("skipped")
