"""`/commits`: recorded commits, as a page for a browser and as documents for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from craftnudge.entrypoints.server import page_values
from craftnudge.entrypoints.server.openapi import answers
from craftnudge.entrypoints.server.questions import EVERYONE, asked
from craftnudge.entrypoints.server.responses import Documents, wants_page
from craftnudge.entrypoints.server.routes.pages import page_response
from craftnudge.presentation.documents.coach import coach_document
from craftnudge.presentation.documents.log import log_document
from craftnudge.presentation.pages.rendering import render
from craftnudge.runtime.limits import MOST_DAYS
from craftnudge.services.commit_pages import Cursor, commit_page
from craftnudge.services.model_notes import no_model_asked
from craftnudge.services.recorded_commit import find_commit, recorded_review

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.services.commit_pages import CommitPage
    from craftnudge.services.workplace import Workplace

_SIZE = 50
_MOST = 200
Size = Annotated[int, Query(ge=1, le=_MOST, description="How many commits a page has.")]
CursorText = Annotated[
    str | None, Query(pattern=r"^[0-9]{1,9}\.[0-9a-f-]{36}$", description="From the `Link` header of the page before.")
]
LevelName = Literal["EXCELLENT", "GOOD", "FAIR", "NEEDS_WORK"]
LevelText = Annotated[LevelName | Literal[""] | None, Query(description="One level. Default: any.")]
Author = Annotated[str, Query(min_length=1, max_length=320, description="As in `/coach/progress/{user_id}`.")]
AnyRepository = Annotated[str | None, Query(max_length=200, description="The name of one repository. Default: all.")]


def commit_routes(context: ServerContext, documents: Documents) -> APIRouter:
    """The list of commits, and one commit."""
    router = APIRouter(tags=["commits"])

    @router.get("/commits", operation_id="commits", responses=answers("log", 404))
    async def commits(
        request: Request,
        *,
        limit: Size = _SIZE,
        cursor: CursorText = None,
        user_id: Author = EVERYONE,
        repository: AnyRepository = None,
        level: LevelText = None,
    ) -> Response:
        """Recorded commits, the newest first. The `Link` header leads to the next page; new commits never shift one."""
        workplace = context.workplace
        after = Cursor.parse(cursor) if cursor else None
        question = asked(workplace, user_id, MOST_DAYS, repository or None)
        page = await context.compute(commit_page, workplace, question, size=limit, after=after, level=level or None)
        following = _following(page, limit=limit, user_id=user_id, repository=repository or "", level=level or "")
        if wants_page(request):
            choice = {"repository": repository or "", "user_id": user_id, "level": level or "", "more": following}
            return page_response(await context.compute(_list_page, workplace, page, choice))
        response = await documents.respond(request, lambda: _list(page))
        if following:
            response.headers["link"] = f'<{following}>; rel="next"'
        return response

    @router.get("/commits/{name}", operation_id="commit", responses=answers("coach", 404, 409))
    async def commit(request: Request, name: str) -> Response:
        """One commit with its score, all checks and what to improve."""
        workplace = context.workplace
        if wants_page(request):
            values = await context.compute(page_values.commit, workplace, name)
            return page_response(render("commit.html", here="/commits", note="", **values))
        return await documents.respond(request, lambda: _commit(workplace, name))

    return router


def _following(page: CommitPage, **choice: Any) -> str:
    """The address of the next page; empty on the last one."""
    if page.following is None:
        return ""
    chosen = {name: value for name, value in choice.items() if value}
    return f"/commits?{urlencode(chosen | {'cursor': str(page.following)})}"


def _list(page: CommitPage) -> dict[str, Any]:
    return log_document(page.commits, page.answer.matching, len(page.answer.history.unreadable))


def _list_page(workplace: Workplace, page: CommitPage, choice: dict[str, Any]) -> bytes:
    names = page_values.repository_names(workplace)
    return render("commits.html", here="/commits", note="", log=_list(page), repositories=names, **choice)


def _commit(workplace: Workplace, name: str) -> dict[str, Any]:
    review = recorded_review(workplace, find_commit(workplace, name))
    return coach_document(review.record, review.card, review.feedback, review.user, no_model_asked())
