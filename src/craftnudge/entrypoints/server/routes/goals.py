"""`/coach/goal`: the one check to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response

from craftnudge.entrypoints.server.openapi import answers
from craftnudge.entrypoints.server.request_bodies import GoalRequest
from craftnudge.entrypoints.server.responses import Documents, document_response
from craftnudge.presentation.documents.goal import goal_document
from craftnudge.services.goal import goal_answer

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.services.workplace import Workplace


def goal_routes(context: ServerContext, documents: Documents) -> APIRouter:
    """The operations on the owner's goal."""
    router = APIRouter(prefix="/coach/goal", tags=["goal"])

    @router.get("", operation_id="goal", responses=answers("goal"))
    async def show(request: Request) -> Response:
        """Your goal, how it goes, and other checks that are worth one."""
        workplace = context.workplace
        return await documents.respond(request, lambda: _document(workplace))

    @router.put("", operation_id="setGoal", responses=answers("goal", 404))
    async def choose(body: GoalRequest) -> Response:
        """Set your goal, or end it."""
        return document_response(await context.compute(_chosen, context.workplace, body.check))

    return router


def _document(workplace: Workplace) -> dict[str, Any]:
    answer = goal_answer(workplace)
    return goal_document(answer.goal, answer.course, answer.candidates, answer.nudges)


def _chosen(workplace: Workplace, check: str | None) -> dict[str, Any]:
    answer = goal_answer(workplace, check=check, clear=check is None)
    return goal_document(answer.goal, answer.course, answer.candidates, answer.nudges)
