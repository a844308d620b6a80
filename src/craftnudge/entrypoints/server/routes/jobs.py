"""`/jobs`: long work, started by one request and watched by others."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Header, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from craftnudge.entrypoints.server.openapi import answers, problems
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.request_bodies import JobRequest
from craftnudge.entrypoints.server.responses import document_response
from craftnudge.runtime.lazy_module import LazyModule

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.entrypoints.server.jobs import Job, Jobs
    from craftnudge.services import backfill
else:
    backfill = LazyModule("craftnudge.services.backfill")

_LOOK_SECONDS = 0.25
_Stream = EventSourceResponse
Key = Annotated[
    str | None,
    Header(alias="Idempotency-Key", min_length=1, max_length=128, description="The same key starts the same job once."),
]


def job_routes(context: ServerContext, jobs: Jobs) -> APIRouter:
    """The operations on jobs."""
    router = APIRouter(prefix="/jobs", tags=["jobs"])
    known_keys: dict[str, tuple[JobRequest, str]] = {}

    @router.post("", operation_id="startJob", responses=answers("job", 404, 422, status=202), status_code=202)
    async def start(body: JobRequest, key: Key = None) -> Response:
        """Record the whole history of a recorded repository. The answer leads to the job."""
        if key in known_keys:
            first, job_id = known_keys[key]
            if first != body:
                raise RequestProblemError("other-request")
            return _accepted(_found(jobs, job_id))
        workplace = context.workplace
        folder = await context.compute(lambda: backfill.folder_to_backfill(workplace, body.repository))
        job = jobs.start(body.repository, partial(backfill.backfill, workplace, folder))
        if key is not None:
            known_keys[key] = (body, job.id)
        return _accepted(job)

    @router.get("/{job_id}", operation_id="job", responses=answers("job", 404))
    async def show(job_id: str) -> Response:
        """How far a job is, or how it ended."""
        return document_response(_found(jobs, job_id).document())

    @router.delete("/{job_id}", operation_id="stopJob", responses=answers("job", 404))
    async def stop(job_id: str) -> Response:
        """Stop a job. What it has recorded stays recorded."""
        job = _found(jobs, job_id)
        job.is_stopped = True
        return document_response(job.document())

    @router.get("/{job_id}/events", operation_id="jobEvents", response_class=_Stream, responses=problems(404))
    async def events(job_id: str) -> AsyncIterator[ServerSentEvent]:
        """The job whenever it has changed, until it is over."""
        async for document in _changes(jobs, job_id):
            yield ServerSentEvent(event="job", raw_data=json.dumps(document))

    return router


async def _changes(jobs: Jobs, job_id: str) -> AsyncIterator[dict[str, Any]]:
    """The documents of a job, each that differs from the last; nothing for an unknown job."""
    job = jobs.get(job_id)
    told: dict[str, Any] | None = None
    while job is not None:
        document = job.document()
        if document != told:
            yield document
            told = document
        if job.is_over:
            return
        await asyncio.sleep(_LOOK_SECONDS)


def _found(jobs: Jobs, job_id: str) -> Job:
    job = jobs.get(job_id)
    if job is None:
        raise RequestProblemError("unknown-job")
    return job


def _accepted(job: Job) -> Response:
    return document_response(job.document(), 202, {"location": f"/jobs/{job.id}"})
