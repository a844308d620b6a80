"""The pages: each shows the figures of its command, and works without a script."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Form, Query, Response

from craftnudge.entrypoints.server import data_page, page_values
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.questions import ME, Days, asked
from craftnudge.entrypoints.server.request_bodies import AttemptRequest
from craftnudge.entrypoints.server.routes.sessions import PRACTICE_DAYS, answered, ended, session_of, started_session
from craftnudge.presentation.pages.rendering import render
from craftnudge.services.goal import goal_answer
from craftnudge.services.practice import running_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.entrypoints.server.recording import Recording
    from craftnudge.services.practice_session import Session
    from craftnudge.services.workplace import Workplace

Text = Annotated[str, Query(max_length=320)]
Field = Annotated[str, Form(max_length=20_000)]


async def _show(
    context: ServerContext, template: str, here: str, values: Callable[..., dict[str, Any]], *arguments: Any
) -> Response:
    found = await context.compute(values, context.workplace, *arguments)
    return page_response(render(template, here=here, note="", **found))


def own_page_routes(context: ServerContext, recording: Recording | None = None) -> APIRouter:
    """The pages of one person, but those of commits, the goal and practice; and the report as a file.

    Without `recording` no clone is offered to be recorded.
    """
    router = APIRouter(include_in_schema=False)
    show = partial(_show, context)

    @router.get("/")
    async def today() -> Response:
        return await show("today.html", "/", page_values.today, recording)

    @router.get("/progress")
    async def progress(days: Days = 30) -> Response:
        return await show("progress.html", "/progress", page_values.progress, days)

    @router.get("/insights")
    async def insights(days: Days = 90) -> Response:
        return await show("insights.html", "/insights", page_values.insights, days)

    @router.get("/report.html")
    async def report(days: Days = 90) -> Response:
        content = await context.compute(page_values.report, context.workplace, days)
        headers = {"cache-control": "no-store", "content-disposition": 'attachment; filename="craftnudge-report.html"'}
        return Response(content, headers=headers, media_type="text/html; charset=utf-8")

    return router


def place_page_routes(context: ServerContext) -> APIRouter:
    """The pages about everybody in the journal, and about its place."""
    router = APIRouter(include_in_schema=False)
    show = partial(_show, context)

    @router.get("/team")
    async def team(repository: Text = "", days: Days = 90) -> Response:
        return await show("team.html", "/team", page_values.team, repository, days)

    @router.get("/data")
    async def data(verify: Text = "") -> Response:
        return await show("data.html", "/data", data_page.data, verify)

    return router


def goal_page_routes(context: ServerContext) -> APIRouter:
    """The goal, and the forms that set and end it."""
    router = APIRouter(include_in_schema=False)

    @router.get("/goal")
    async def goal() -> Response:
        values = await context.compute(page_values.goal, context.workplace)
        return page_response(render("goal.html", here="/goal", note="", **values))

    @router.post("/goal")
    async def choose(check: Field = "") -> Response:
        await context.compute(goal_answer, context.workplace, check=check or None, clear=not check)
        return see("/goal")

    return router


def practice_page_routes(context: ServerContext) -> APIRouter:
    """A practice session as forms."""
    router = APIRouter(include_in_schema=False)

    @router.get("/practice")
    async def go_on() -> Response:
        session = await context.compute(_running, context.workplace)
        return _practice_page() if session is None else _practice_page(**page_values.practice(session))

    @router.post("/practice/start")
    async def start() -> Response:
        try:
            session = await context.compute(started_session, context.workplace, ME)
        except RequestProblemError as problem:
            return _practice_page(nothing=problem.detail or problem.kind.title)
        return see(f"/practice/{session.id}")

    @router.get("/practice/{session_id}")
    async def exercise(session_id: str) -> Response:
        session = await session_of(context, session_id)
        return _practice_page(**page_values.practice(session))

    @router.post("/practice/{session_id}/answers")
    async def answer(
        session_id: str, exercise_id: Field = "", rating: Field = "", message: Field = "", skip: Field = ""
    ) -> Response:
        session = await session_of(context, session_id)
        attempt = _attempt(exercise_id, rating, message, skipped=bool(skip))
        document = await answered(context, session, attempt)
        return _practice_page(answer=document, **page_values.practice(session))

    @router.post("/practice/{session_id}/end")
    async def end(session_id: str) -> Response:
        session = await session_of(context, session_id)
        return _practice_page(lesson=await ended(context, session))

    return router


def _practice_page(**values: Any) -> Response:
    """The page of practice with some of its parts."""
    empty = {"session": None, "exercise": None, "number": 0, "answer": None, "lesson": None, "nothing": ""}
    return page_response(render("practice.html", here="/practice", note="", **{**empty, **values}))


def _running(workplace: Workplace) -> Session | None:
    return running_session(workplace, asked(workplace, ME, PRACTICE_DAYS))


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


def see(path: str) -> Response:
    """What a form is answered with, so that reloading the page sends nothing twice."""
    return Response(status_code=303, headers={"location": path, "cache-control": "no-store"})
