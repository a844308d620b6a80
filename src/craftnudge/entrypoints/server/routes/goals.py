"""`/coach/goal`: the one check to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from craftnudge.entrypoints.server.openapi import answers
from craftnudge.entrypoints.server.request_bodies import GoalRequest
from craftnudge.entrypoints.server.responses import Documents, document_response
from craftnudge.runtime.lazy_module import LazyModule

if TYPE_CHECKING:
    from craftnudge.entrypoints.server import owner_documents
    from craftnudge.entrypoints.server.context import ServerContext
else:
    owner_documents = LazyModule("craftnudge.entrypoints.server.owner_documents")


def goal_routes(context: ServerContext, documents: Documents) -> APIRouter:
    """The operations on the owner's goal."""
    router = APIRouter(prefix="/coach/goal", tags=["goal"])

    @router.get("", operation_id="goal", responses=answers("goal"))
    async def show(request: Request) -> Response:
        """Your goal, how it goes, and other checks that are worth one."""
        workplace = context.workplace
        return await documents.respond(request, lambda: owner_documents.goal(workplace))

    @router.put("", operation_id="setGoal", responses=answers("goal", 404))
    async def choose(body: GoalRequest) -> Response:
        """Set your goal, or end it."""
        return document_response(
            await context.compute(lambda: owner_documents.chosen_goal(context.workplace, body.check))
        )

    return router
