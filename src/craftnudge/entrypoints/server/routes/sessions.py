"""`/coach/session`: practice on one's own commits, one exercise at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Response

from craftnudge.domain.coaching.practice import MOST_EXERCISES, Attempt
from craftnudge.entrypoints.server.openapi import answers
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.questions import EVERYONE, asked
from craftnudge.entrypoints.server.request_bodies import AttemptRequest, SessionRequest
from craftnudge.entrypoints.server.responses import document_response
from craftnudge.errors import UsageError
from craftnudge.presentation.documents.session import answer_document, lesson_document, session_document
from craftnudge.services.practice import NothingToPractise, practice_session, start_practice

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.services.practice_session import Session
    from craftnudge.services.workplace import Workplace

PRACTICE_DAYS = 90
_NOTHING = {
    "no-identity": "git has no user.email configured; name a person.",
    "unknown-identity": "The journal has no commits of yours.",
    "no-commits": f"There are no commits of the last {PRACTICE_DAYS} days.",
    "nothing-left": "You have practised on all commits of this period.",
}


def session_routes(context: ServerContext) -> APIRouter:
    """The operations of practice sessions."""
    router = APIRouter(prefix="/coach/session", tags=["practice"])

    either = answers("session", 404) | answers("session", 404, status=201)

    @router.post("/start", operation_id="startSession", responses=either, status_code=201)
    async def start(body: SessionRequest) -> Response:
        """Start a practice session; one that was left open goes on (200)."""
        session = await context.compute(started_session, context.workplace, body.user_id)
        location = f"/coach/session/{session.id}"
        status = 200 if session.resumed else 201
        return document_response(_document(session), status, {"location": location})

    @router.get("/{session_id}", operation_id="session", responses=answers("session", 404))
    async def show(session_id: str) -> Response:
        """A session with its exercises, and the answers so far."""
        return document_response(_document(await session_of(context, session_id)))

    @router.post("/{session_id}/answers", operation_id="answerExercise", responses=answers("session-answer", 404))
    async def reply(session_id: str, body: AttemptRequest) -> Response:
        """Attempt one exercise. It is answered once: a second attempt gets the first answer."""
        return document_response(await answered(context, await session_of(context, session_id), body))

    @router.post("/{session_id}/end", operation_id="endSession", responses=answers("session-lesson", 404))
    async def end(session_id: str) -> Response:
        """End a session, and see what it came to."""
        return document_response(await ended(context, await session_of(context, session_id)))

    return router


def started_session(workplace: Workplace, user_id: str) -> Session:
    """A new session, or the one that was left open; RequestProblemError says why there is none."""
    session = start_practice(workplace, asked(workplace, user_id, PRACTICE_DAYS), most=MOST_EXERCISES)
    if isinstance(session, NothingToPractise):
        raise RequestProblemError("nothing-there", _NOTHING[session.reason])
    return session


async def session_of(context: ServerContext, session_id: str) -> Session:
    """The session with that id; RequestProblemError if there is none."""

    def find(workplace: Workplace) -> Session | None:
        return practice_session(workplace, asked(workplace, EVERYONE, PRACTICE_DAYS), session_id)

    session = await context.compute(find, context.workplace)
    if session is None:
        raise RequestProblemError("unknown-session")
    return session


async def answered(context: ServerContext, session: Session, body: AttemptRequest) -> dict[str, Any]:
    """The document of the answer to an attempt; RequestProblemError if the session has no such exercise."""
    try:
        answer = await context.compute(session.answer, body.exercise_id, _attempt(body))
    except KeyError:
        raise RequestProblemError("unknown-session", "This session has no exercise with that id.") from None
    return answer_document(answer, len(session.left))


async def ended(context: ServerContext, session: Session) -> dict[str, Any]:
    """The document of what a session came to."""
    return lesson_document(await context.compute(session.end))


def _document(session: Session) -> dict[str, Any]:
    return session_document(session.id, session.exercises, session.attempted, resumed=session.resumed)


def _attempt(body: AttemptRequest) -> Attempt:
    if body.rating is not None and body.message is not None:
        raise UsageError("option.together", first="rating", second="message")
    if body.rating is not None:
        return Attempt("rated", rating_tenths=round(body.rating * 10))
    if body.message is not None:
        return Attempt("rewritten", message=body.message)
    return Attempt("skipped")
