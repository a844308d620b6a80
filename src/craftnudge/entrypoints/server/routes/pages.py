"""The pages: each shows the figures of its command, and works without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Form, Query, Response

from craftnudge.entrypoints.server import page_values
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.questions import ME, Days
from craftnudge.entrypoints.server.request_bodies import AttemptRequest
from craftnudge.entrypoints.server.routes.sessions import answered, ended, session_of, started_session
from craftnudge.presentation.pages.rendering import render
from craftnudge.services.goal import goal_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.entrypoints.server.context import ServerContext

Text = Annotated[str, Query(max_length=320)]
Field = Annotated[str, Form(max_length=20_000)]


def page_routes(context: ServerContext) -> APIRouter:
    """All pages but those of commits and of practice."""
    router = APIRouter(include_in_schema=False)

    async def show(template: str, here: str, values: Callable[..., dict[str, Any]], *arguments: Any) -> Response:
        found = await context.compute(values, context.workplace, *arguments)
        return page_response(render(template, here=here, note="", **found))

    @router.get("/")
    async def today() -> Response:
        return await show("today.html", "/", page_values.today)

    @router.get("/progress")
    async def progress(days: Days = 30) -> Response:
        return await show("progress.html", "/progress", page_values.progress, days)

    @router.get("/insights")
    async def insights(days: Days = 90) -> Response:
        return await show("insights.html", "/insights", page_values.insights, days)

    @router.get("/goal")
    async def goal() -> Response:
        return await show("goal.html", "/goal", page_values.goal)

    @router.post("/goal")
    async def choose(check: Field = "") -> Response:
        await context.compute(goal_answer, context.workplace, check=check or None, clear=not check)
        return _see("/goal")

    @router.get("/team")
    async def team(repository: Text = "", days: Days = 90) -> Response:
        return await show("team.html", "/team", page_values.team, repository, days)

    @router.get("/data")
    async def data() -> Response:
        return await show("data.html", "/data", page_values.data)

    return router


def practice_page_routes(context: ServerContext) -> APIRouter:
    """A practice session as forms."""
    router = APIRouter(include_in_schema=False)

    def page(**values: Any) -> Response:
        empty = {"session": None, "exercise": None, "number": 0, "answer": None, "lesson": None, "nothing": ""}
        return page_response(render("practice.html", here="/practice", note="", **{**empty, **values}))

    @router.get("/practice")
    async def startpage_response() -> Response:
        return page()

    @router.post("/practice/start")
    async def start() -> Response:
        try:
            session = await context.compute(started_session, context.workplace, ME)
        except RequestProblemError as problem:
            return page(nothing=problem.detail or problem.kind.title)
        return _see(f"/practice/{session.id}")

    @router.get("/practice/{session_id}")
    async def exercise(session_id: str) -> Response:
        session = await session_of(context, session_id)
        return page(**page_values.practice(session))

    @router.post("/practice/{session_id}/answers")
    async def answer(
        session_id: str, exercise_id: Field = "", rating: Field = "", message: Field = "", skip: Field = ""
    ) -> Response:
        session = await session_of(context, session_id)
        attempt = _attempt(exercise_id, rating, message, skipped=bool(skip))
        document = await answered(context, session, attempt)
        return page(answer=document, **page_values.practice(session))

    @router.post("/practice/{session_id}/end")
    async def end(session_id: str) -> Response:
        session = await session_of(context, session_id)
        return page(lesson=await ended(context, session))

    return router


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


def page_response(content: bytes) -> Response:
    """A page; it is asked for again whenever it is shown."""
    return Response(content, headers={"cache-control": "no-store"}, media_type="text/html; charset=utf-8")


def _see(path: str) -> Response:
    """What a form is answered with, so that reloading the page sends nothing twice."""
    return Response(status_code=303, headers={"location": path, "cache-control": "no-store"})
