"""`/record`: the button that records what is not recorded yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Response

from craftnudge.entrypoints.server.routes.pages import Field, see

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.recording import Recording


def recording_routes(recording: Recording) -> APIRouter:
    """The forms of the page of today."""
    router = APIRouter(include_in_schema=False)

    @router.post("/record")
    async def record(key: Field = "") -> Response:
        await recording.start(key)
        return see("/")

    @router.post("/record/stop")
    async def stop(job: Field = "") -> Response:
        recording.stop(job)
        return see("/")

    return router
