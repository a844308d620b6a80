"""`/nudges/<commit>` of the coach role: what it keeps of a commit."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from anyio import to_thread
from fastapi import APIRouter, Response

from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.responses import document_response
from craftnudge.services.rubric_key import rubric_key

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.services.team_work.connections import TeamConnections


def nudge_routes(team: TeamConnections, context: ServerContext) -> APIRouter:
    """The operation on nudges."""
    router = APIRouter(tags=["coaching"])

    @router.get("/nudges/{commit}", operation_id="nudge")
    async def nudge(commit: str) -> Response:
        """What a nudge would say of a commit, given by its id or full hash, once the coach has seen it."""
        workplace = context.workplace
        key = rubric_key(workplace.rubric_settings)
        kept = await to_thread.run_sync(partial(team.default_store(workplace.now).kept_nudge, commit, key))
        if kept is None:
            raise RequestProblemError("unknown-commit")
        return document_response({"commit": commit, **json.loads(kept)})

    return router
