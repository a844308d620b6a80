"""`/coach`: the score of a commit, progress and insights. The documents are those of the commands' `--json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response

from craftnudge.domain.commits.past import Past
from craftnudge.domain.habits.project_style import project_style_of
from craftnudge.entrypoints.server.openapi import answers
from craftnudge.entrypoints.server.questions import ME, Days, RepositoryName, UserId, asked
from craftnudge.entrypoints.server.request_bodies import CoachRequest
from craftnudge.entrypoints.server.responses import Documents, document_response
from craftnudge.presentation.documents.coach import coach_document
from craftnudge.presentation.documents.coach_context import coach_context_document
from craftnudge.presentation.documents.insights import insights_document
from craftnudge.presentation.documents.progress import progress_document
from craftnudge.services.insights import insights_answer
from craftnudge.services.model_notes import no_model_asked
from craftnudge.services.progress import progress_answer
from craftnudge.services.recorded_commit import commits_before, find_commit, recorded_review

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.services.workplace import Workplace

_COMMITS_OF_CONTEXT = 5


def coaching_routes(context: ServerContext, documents: Documents) -> APIRouter:
    """The operations on one user's journal."""
    router = APIRouter(prefix="/coach", tags=["coaching"])

    @router.post("/commit", operation_id="coachCommit", responses=answers("coach", 404, 409, 422))
    async def coach_commit(body: CoachRequest) -> Response:
        """Score a recorded commit and suggest improvements. Nothing is recorded by it."""
        return document_response(await context.compute(_coached, context.workplace, body))

    @router.get("/progress/{user_id}", operation_id="progress", responses=answers("progress", 404))
    async def progress(
        request: Request, user_id: UserId, days: Days = 30, repository: RepositoryName = None
    ) -> Response:
        """How the score and each category change, compared with the period before."""
        workplace = context.workplace
        return await documents.respond(request, lambda: _progress(workplace, user_id, days, repository))

    @router.get("/insights/{user_id}", operation_id="insights", responses=answers("insights", 404))
    async def insights(
        request: Request, user_id: UserId, days: Days = 90, repository: RepositoryName = None
    ) -> Response:
        """Patterns in the commits of a period, each with the commits that show it."""
        workplace = context.workplace
        return await documents.respond(request, lambda: _insights(workplace, user_id, days, repository))

    return router


def _coached(workplace: Workplace, body: CoachRequest) -> dict[str, Any]:
    record = find_commit(workplace, body.commit_id)
    review = recorded_review(workplace, record, None if body.user_id == ME else body.user_id)
    document = coach_document(review.record, review.card, review.feedback, review.user, no_model_asked())
    if not body.include_context:
        return document
    style = project_style_of(record.past or Past(0))
    before = commits_before(workplace, record, _COMMITS_OF_CONTEXT)
    return coach_context_document(document, record.repository.name, style, before)


def _progress(workplace: Workplace, user_id: str, days: int, repository: str | None) -> dict[str, Any]:
    answer = progress_answer(workplace, asked(workplace, user_id, days, repository))
    address = answer.history.person.email if answer.history.person else None
    return progress_document(answer.progress, address, no_model_asked())


def _insights(workplace: Workplace, user_id: str, days: int, repository: str | None) -> dict[str, Any]:
    answer = insights_answer(workplace, asked(workplace, user_id, days, repository))
    history = answer.history
    address = history.person.email if history.person else None
    return insights_document(answer.commits, answer.insights, address, history.who, days, words=no_model_asked())
