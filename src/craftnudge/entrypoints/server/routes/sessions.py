"""`/coach/session`: practice on one's own commits, one exercise at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Response

from craftnudge.entrypoints.server.openapi import answers
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.request_bodies import AttemptRequest, SessionRequest
from craftnudge.entrypoints.server.responses import document_response
from craftnudge.runtime.lazy_module import LazyModule

if TYPE_CHECKING:
    from craftnudge.entrypoints.server import practice_documents
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.services.practice_session import Session
else:
    practice_documents = LazyModule("craftnudge.entrypoints.server.practice_documents")


def session_routes(context: ServerContext) -> APIRouter:
    """The operations of practice sessions."""
    router = APIRouter(prefix="/coach/session", tags=["practice"])

    either = answers("session", 404) | answers("session", 404, status=201)

    @router.post("/start", operation_id="startSession", responses=either, status_code=201)
    async def start(body: SessionRequest) -> Response:
        """Start a practice session; one that was left open goes on (200)."""
        session = await context.compute(lambda: practice_documents.started_session(context.workplace, body.user_id))
        location = f"/coach/session/{session.id}"
        status = 200 if session.resumed else 201
        return document_response(practice_documents.session(session), status, {"location": location})

    @router.get("/{session_id}", operation_id="session", responses=answers("session", 404))
    async def show(session_id: str) -> Response:
        """A session with its exercises, and the answers so far."""
        return document_response(practice_documents.session(await session_of(context, session_id)))

    @router.post("/{session_id}/answers", operation_id="answerExercise", responses=answers("session-answer", 404))
    async def reply(session_id: str, body: AttemptRequest) -> Response:
        """Attempt one exercise. It is answered once: a second attempt gets the first answer."""
        return document_response(await answered(context, await session_of(context, session_id), body))

    @router.post("/{session_id}/end", operation_id="endSession", responses=answers("session-lesson", 404))
    async def end(session_id: str) -> Response:
        """End a session, and see what it came to."""
        return document_response(await ended(context, await session_of(context, session_id)))

    return router


async def session_of(context: ServerContext, session_id: str) -> Session:
    """The session with that id; RequestProblemError if there is none."""
    session = await context.compute(lambda: practice_documents.found_session(context.workplace, session_id))
    if session is None:
        raise RequestProblemError("unknown-session")
    return session


async def answered(context: ServerContext, session: Session, body: AttemptRequest) -> dict[str, Any]:
    """The document of the answer to an attempt; RequestProblemError if the session has no such exercise."""
    try:
        return await context.compute(lambda: practice_documents.answer(session, body))
    except KeyError:
        raise RequestProblemError("unknown-session", "This session has no exercise with that id.") from None


async def ended(context: ServerContext, session: Session) -> dict[str, Any]:
    """The document of what a session came to."""
    return await context.compute(lambda: practice_documents.lesson(session))
