"""Puts the server together: operations, errors, the description of the API, and the wall around all of it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from craftnudge import __version__
from craftnudge.entrypoints.server.access_log import Logged
from craftnudge.entrypoints.server.delivery_worker import DeliveryWorker
from craftnudge.entrypoints.server.guard import Guard
from craftnudge.entrypoints.server.jobs import Jobs
from craftnudge.entrypoints.server.journal_watch import JournalWatch
from craftnudge.entrypoints.server.metrics import Measured, Metrics
from craftnudge.entrypoints.server.observer import Observed, ServerObserver
from craftnudge.entrypoints.server.openapi import openapi_document
from craftnudge.entrypoints.server.problems import KINDS, RequestProblemError, kind_of, kind_of_status
from craftnudge.entrypoints.server.recording import Recording
from craftnudge.entrypoints.server.request_checks import MOST_BODY_BYTES
from craftnudge.entrypoints.server.responses import Documents, detail_of, problem_response, wants_page
from craftnudge.entrypoints.server.routes.coaching import coaching_routes
from craftnudge.entrypoints.server.routes.commits import commit_routes
from craftnudge.entrypoints.server.routes.entrance import entrance_routes
from craftnudge.entrypoints.server.routes.events import event_routes
from craftnudge.entrypoints.server.routes.goals import goal_routes
from craftnudge.entrypoints.server.routes.hooks import hook_routes
from craftnudge.entrypoints.server.routes.jobs import job_routes
from craftnudge.entrypoints.server.routes.operations import operation_routes
from craftnudge.entrypoints.server.routes.pages import (
    goal_page_routes,
    own_page_routes,
    place_page_routes,
    practice_page_routes,
    see,
)
from craftnudge.entrypoints.server.routes.recording import recording_routes
from craftnudge.entrypoints.server.routes.sessions import session_routes
from craftnudge.entrypoints.server.static_files import page, static_routes
from craftnudge.entrypoints.server.tracing import Traced
from craftnudge.errors import CraftNudgeError, NotSignedInError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.thread_safety import prepare_threads

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
    from contextlib import AbstractAsyncContextManager

    from craftnudge.entrypoints.server.asgi_types import Application
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.entrypoints.server.request_checks import Admission
    from craftnudge.entrypoints.server.tracing import Tracing
    from craftnudge.services.team_work.roles import RoleName

_RETRY_SECONDS: Final = "2"


@dataclass(frozen=True, slots=True)
class Server:
    """The application that a server runs, and the one inside the wall, whose routes tests walk.

    `end_streams` ends what would otherwise hold the server up until its patience is over.
    """

    outer: Application
    inner: FastAPI
    end_streams: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Part:
    """What one process serves: everything on a laptop, or what a role of a team's server does.

    `operations` are the routes for who watches the process; `more` are routes beside those of the laptop's server.
    """

    includes: Callable[[RoleName], bool] = lambda _: True
    operations: Callable[[ServerContext, Metrics], APIRouter] = operation_routes
    more: tuple[Callable[[ServerContext], APIRouter], ...] = ()
    # For recording histories: with a store that may write what others may only read.
    recorder: ServerContext | None = None
    # Called with the watch over the store, where there is one.
    watched: Callable[[JournalWatch], object] = lambda _: None


LAPTOP: Final = Part()


def build(
    context: ServerContext,
    admission: Admission,
    report: Callable[[BaseException], object],
    tracing: Tracing | None = None,
    part: Part = LAPTOP,
) -> Server:
    """The application of one user, or of a role. `report` is called with each unexpected error.

    Without `tracing` nothing is sent.
    """
    watch, jobs = JournalWatch(context), Jobs()
    metrics = Metrics(lambda: watch.listeners, jobs.counts)
    recorder = part.recorder or context
    worker = DeliveryWorker(recorder, metrics.deliveries)
    recording = Recording(recorder, jobs)
    running: list[Callable[[], Coroutine[Any, Any, None]]] = []
    routers = [part.operations(context, metrics), *(routes(context) for routes in part.more)]
    if part.includes("web"):
        part.watched(watch)
        running += [watch.run, recording.begin]
        routers += _web_routes(context, watch, recording, admission, Documents(context, metrics.work.answered))
    if part.includes("tracker"):
        routers.append(job_routes(recorder, jobs))
    if part.includes("webhook"):
        running.append(worker.run)
        routers.append(hook_routes(recorder, worker, metrics.deliveries))
    application = _empty_application(lambda _: _running(running, jobs, tracing))
    for router in routers:
        application.include_router(router)
    application.include_router(static_routes(lambda: openapi_document(application)))
    _handle_errors(application, report)

    outer = Observed(Logged(Guard(Measured(application, metrics), admission)), ServerObserver(metrics.work, tracing))
    return Server(outer if tracing is None else Traced(outer, tracing), application, partial(_end_streams, watch, jobs))


def _end_streams(watch: JournalWatch, jobs: Jobs) -> None:
    jobs.end()
    watch.end()


def _empty_application(life: Callable[[FastAPI], AbstractAsyncContextManager[None]]) -> FastAPI:
    return FastAPI(
        title="CraftNudge",
        version=__version__,
        lifespan=life,
        # Both pages of the framework's own load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        # An environment variable of somebody else's must not begin to export what happens here.
        telemetry={"auto_configure": False, "logs": False},
        max_body_size=MOST_BODY_BYTES,
        redirect_slashes=False,
    )


def _web_routes(
    context: ServerContext, watch: JournalWatch, recording: Recording, admission: Admission, documents: Documents
) -> list[APIRouter]:
    return [
        coaching_routes(context, documents),
        goal_routes(context, documents),
        session_routes(context),
        commit_routes(context, documents),
        event_routes(watch),
        own_page_routes(context, recording),
        place_page_routes(context),
        goal_page_routes(context),
        recording_routes(recording),
        practice_page_routes(context),
        entrance_routes(admission, page("enter.html")),
    ]


@asynccontextmanager
async def _running(
    tasks: Sequence[Callable[[], Coroutine[Any, Any, None]]], jobs: Jobs, tracing: Tracing | None
) -> AsyncIterator[None]:
    """The life of the server: what threads need comes first, and the watch ends all streams at the end."""
    prepare_threads()
    started = [asyncio.create_task(task()) for task in tasks]
    try:
        yield
    finally:
        jobs.end()
        for task in started:
            task.cancel()
        await asyncio.gather(*started, return_exceptions=True)
        if tracing is not None:
            await to_thread.run_sync(tracing.close)


def _handle_errors(application: FastAPI, report: Callable[[BaseException], object]) -> None:
    """Every error becomes a problem document."""

    @application.exception_handler(CraftNudgeError)
    async def expected(request: Request, error: CraftNudgeError) -> Response:
        if isinstance(error, NotSignedInError) and request.method == "GET" and wants_page(request):
            return see("/sign-in")
        kind = kind_of(error)
        headers = {"retry-after": _RETRY_SECONDS} if kind.name == "journal-busy" else None
        return problem_response(request, kind, detail_of(error), headers=headers)

    @application.exception_handler(RequestProblemError)
    async def refused(request: Request, error: RequestProblemError) -> Response:
        return problem_response(request, error.kind, error.detail)

    @application.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        # Its other members hold what was sent, which need not be JSON.
        errors: list[dict[str, Any]] = [
            {"loc": [str(part) for part in one["loc"]], "msg": one["msg"], "type": one["type"]}
            for one in error.errors()
        ]
        first = errors[0] if errors else {"loc": [], "msg": ""}
        where = ".".join(first["loc"][1:]) or "body"
        return problem_response(request, KINDS["invalid-request"], f"{where}: {first['msg']}", more={"errors": errors})

    @application.exception_handler(HTTPException)
    async def framework(request: Request, error: HTTPException) -> Response:
        return problem_response(request, kind_of_status(error.status_code), headers=error.headers)

    @application.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> Response:
        report(error)
        return problem_response(request, KINDS["internal-error"])
