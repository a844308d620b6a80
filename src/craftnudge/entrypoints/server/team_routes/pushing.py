"""`/v1/commits`: takes in one's own commits, as lines of the journal."""

from __future__ import annotations

from functools import partial

from anyio import to_thread
from fastapi import APIRouter, Request

from craftnudge.entrypoints.server.openapi import problems
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.team_routes.admission import caller_of
from craftnudge.entrypoints.server.team_routes.bodies import Pushed
from craftnudge.services.accounts.own_data import push
from craftnudge.services.accounts.team_server import TeamServer

_MEDIA_TYPE = "application/x-ndjson"


def push_routes(server: TeamServer) -> APIRouter:
    """The intake."""
    router = APIRouter(tags=["push"])

    @router.post("/commits", operation_id="push", responses=problems(413, 415))
    async def pushed(request: Request) -> Pushed:
        """Store lines of the journal (NDJSON, at most 500, also as gzip), each once. Only your commits are taken."""
        if request.headers.get("content-type", "").partition(";")[0].strip() != _MEDIA_TYPE:
            raise RequestProblemError("media-type", f"Send `Content-Type: {_MEDIA_TYPE}`.")
        body = await request.body()
        compressed = request.headers.get("content-encoding", "") == "gzip"
        done = await to_thread.run_sync(partial(push, server, caller_of(request), body, compressed=compressed))
        return Pushed.model_validate(done, from_attributes=True)

    return router
