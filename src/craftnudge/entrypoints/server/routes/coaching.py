"""`/coach`: the score of a commit, progress and insights. The documents are those of the commands' `--json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from craftnudge.entrypoints.server.openapi import answers
from craftnudge.entrypoints.server.questions import Days, RepositoryName, UserId
from craftnudge.entrypoints.server.request_bodies import CoachRequest
from craftnudge.entrypoints.server.responses import Documents, document_response
from craftnudge.runtime.lazy_module import LazyModule

if TYPE_CHECKING:
    from craftnudge.entrypoints.server import owner_documents
    from craftnudge.entrypoints.server.context import ServerContext
else:
    owner_documents = LazyModule("craftnudge.entrypoints.server.owner_documents")


def coaching_routes(context: ServerContext, documents: Documents) -> APIRouter:
    """The operations on one user's journal."""
    router = APIRouter(prefix="/coach", tags=["coaching"])

    @router.post("/commit", operation_id="coachCommit", responses=answers("coach", 404, 409, 422))
    async def coach_commit(body: CoachRequest) -> Response:
        """Score a recorded commit and suggest improvements. Nothing is recorded by it."""
        return document_response(await context.compute(lambda: owner_documents.coached(context.workplace, body)))

    @router.get("/progress/{user_id}", operation_id="progress", responses=answers("progress", 404))
    async def progress(
        request: Request, user_id: UserId, days: Days = 30, repository: RepositoryName = None
    ) -> Response:
        """How the score and each category change, compared with the period before."""
        workplace = context.workplace
        return await documents.respond(request, lambda: owner_documents.progress(workplace, user_id, days, repository))

    @router.get("/insights/{user_id}", operation_id="insights", responses=answers("insights", 404))
    async def insights(
        request: Request, user_id: UserId, days: Days = 90, repository: RepositoryName = None
    ) -> Response:
        """Patterns in the commits of a period, each with the commits that show it."""
        workplace = context.workplace
        return await documents.respond(request, lambda: owner_documents.insights(workplace, user_id, days, repository))

    return router
