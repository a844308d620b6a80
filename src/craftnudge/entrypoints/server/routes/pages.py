"""The pages: each shows the figures of its command, and works without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Form, Query, Response

from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.questions import ME, Days
from craftnudge.entrypoints.server.request_bodies import AttemptRequest
from craftnudge.entrypoints.server.routes.sessions import answered, ended, session_of
from craftnudge.runtime.lazy_module import LazyModule

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.entrypoints.server import data_page, owner_documents, page_values, practice_documents
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.entrypoints.server.recording import Recording
    from craftnudge.presentation.pages import rendering
    from craftnudge.services.practice_session import Session
else:
    data_page = LazyModule("craftnudge.entrypoints.server.data_page")
    owner_documents = LazyModule("craftnudge.entrypoints.server.owner_documents")
    page_values = LazyModule("craftnudge.entrypoints.server.page_values")
    practice_documents = LazyModule("craftnudge.entrypoints.server.practice_documents")
    rendering = LazyModule("craftnudge.presentation.pages.rendering")

Text = Annotated[str, Query(max_length=320)]
Field = Annotated[str, Form(max_length=20_000)]
_NO_SESSION = {"session": None, "exercise": None, "number": 0, "answer": None, "lesson": None, "nothing": ""}


def own_page_routes(context: ServerContext, recording: Recording | None = None) -> APIRouter:
    """The pages of one person, but those of commits, the goal and practice; and the report as a file.

    Without `recording` no clone is offered to be recorded.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def today() -> Response:
        return await show(context, "today.html", "/", lambda: page_values.today(context.workplace, recording))

    @router.get("/progress")
    async def progress(days: Days = 30) -> Response:
        return await show(context, "progress.html", "/progress", lambda: page_values.progress(context.workplace, days))

    @router.get("/insights")
    async def insights(days: Days = 90) -> Response:
        return await show(context, "insights.html", "/insights", lambda: page_values.insights(context.workplace, days))

    @router.get("/report.html")
    async def report(days: Days = 90) -> Response:
        content = await context.compute(lambda: page_values.report(context.workplace, days))
        headers = {"cache-control": "no-store", "content-disposition": 'attachment; filename="craftnudge-report.html"'}
        return Response(content, headers=headers, media_type="text/html; charset=utf-8")

    return router


def place_page_routes(context: ServerContext) -> APIRouter:
    """The pages about everybody in the journal, and about its place."""
    router = APIRouter(include_in_schema=False)

    @router.get("/team")
    async def team(repository: Text = "", days: Days = 90) -> Response:
        return await show(context, "team.html", "/team", lambda: page_values.team(context.workplace, repository, days))

    @router.get("/data")
    async def data(verify: Text = "") -> Response:
        return await show(context, "data.html", "/data", lambda: data_page.data(context.workplace, verify))

    return router


def goal_page_routes(context: ServerContext) -> APIRouter:
    """The goal, and the forms that set and end it."""
    router = APIRouter(include_in_schema=False)

    @router.get("/goal")
    async def goal() -> Response:
        return await show(context, "goal.html", "/goal", lambda: page_values.goal(context.workplace))

    @router.post("/goal")
    async def choose(check: Field = "") -> Response:
        await context.compute(lambda: owner_documents.chosen_goal(context.workplace, check or None))
        return see("/goal")

    return router


def practice_page_routes(context: ServerContext) -> APIRouter:
    """A practice session as forms."""
    router = APIRouter(include_in_schema=False)

    async def page(values: Callable[[], dict[str, Any]]) -> Response:
        return await show(context, "practice.html", "/practice", lambda: {**_NO_SESSION, **values()})

    @router.get("/practice")
    async def go_on() -> Response:
        return await page(lambda: _shown(practice_documents.running(context.workplace)))

    @router.post("/practice/start")
    async def start() -> Response:
        try:
            session = await context.compute(lambda: practice_documents.started_session(context.workplace, ME))
        except RequestProblemError as problem:
            nothing = problem.detail or problem.kind.title
            return await page(lambda: {"nothing": nothing})
        return see(f"/practice/{session.id}")

    @router.get("/practice/{session_id}")
    async def exercise(session_id: str) -> Response:
        session = await session_of(context, session_id)
        return await page(lambda: _shown(session))

    @router.post("/practice/{session_id}/answers")
    async def answer(
        session_id: str, exercise_id: Field = "", rating: Field = "", message: Field = "", skip: Field = ""
    ) -> Response:
        session = await session_of(context, session_id)
        attempt = _attempt(exercise_id, rating, message, skipped=bool(skip))
        document = await answered(context, session, attempt)
        return await page(lambda: {"answer": document, **_shown(session)})

    @router.post("/practice/{session_id}/end")
    async def end(session_id: str) -> Response:
        lesson = await ended(context, await session_of(context, session_id))
        return await page(lambda: {"lesson": lesson})

    return router


def _shown(session: Session | None) -> dict[str, Any]:
    return {} if session is None else page_values.practice(session)


def _attempt(exercise_id: str, rating: str, message: str, *, skipped: bool) -> AttemptRequest:
    """The attempt in a form: a message counts before a score, and nothing is a skip."""
    if skipped or not (rating.strip() or message.strip()):
        return AttemptRequest(exercise_id=exercise_id)
    if message.strip():
        return AttemptRequest(exercise_id=exercise_id, message=message.replace("\r\n", "\n"))
    try:
        return AttemptRequest(exercise_id=exercise_id, rating=float(rating.strip().replace(",", ".")))
    except ValueError:
        raise RequestProblemError("invalid-request", "Your score must be a number from 0 to 10.") from None


async def show(context: ServerContext, template: str, here: str, values: Callable[[], dict[str, Any]]) -> Response:
    """The page of a template with those values, both made beside the event loop."""
    return page_response(await context.compute(lambda: rendering.render(template, here=here, note="", **values())))


def page_response(content: bytes) -> Response:
    """A page; it is asked for again whenever it is shown."""
    return Response(content, headers={"cache-control": "no-store"}, media_type="text/html; charset=utf-8")


def see(path: str) -> Response:
    """What a form is answered with, so that reloading the page sends nothing twice."""
    return Response(status_code=303, headers={"location": path, "cache-control": "no-store"})
