"""`/commits`: recorded commits, as a page for a browser, as documents for a program, and as files to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from craftnudge.entrypoints.server import page_values
from craftnudge.entrypoints.server.commit_choice import CommitChoice, PagedChoice
from craftnudge.entrypoints.server.openapi import answers
from craftnudge.entrypoints.server.responses import Documents, document_response, wants_page
from craftnudge.entrypoints.server.routes.pages import page_response
from craftnudge.presentation.documents.coach import coach_document
from craftnudge.presentation.documents.log import log_document
from craftnudge.presentation.formats.score_csv import score_rows
from craftnudge.presentation.pages.rendering import render
from craftnudge.services.commit_log import log_answer
from craftnudge.services.commit_pages import Cursor, commit_page
from craftnudge.services.model_notes import no_model_asked
from craftnudge.services.recorded_commit import find_commit, recorded_review

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.services.commit_log import LogAnswer
    from craftnudge.services.commit_pages import CommitPage
    from craftnudge.services.workplace import Workplace

Choice = Annotated[CommitChoice, Query()]


def commit_routes(context: ServerContext, documents: Documents) -> APIRouter:
    """The list of commits, and one commit."""
    router = APIRouter(tags=["commits"])

    @router.get("/commits", operation_id="commits", responses=answers("log", 404))
    async def commits(request: Request, chosen: Annotated[PagedChoice, Query()]) -> Response:
        """Recorded commits, the newest first. The `Link` header leads to the next page; new commits never shift one."""
        workplace = context.workplace
        page = await context.compute(_page, workplace, chosen)
        following = chosen.address("/commits", limit=chosen.limit, cursor=page.following) if page.following else ""
        if wants_page(request):
            return page_response(await context.compute(_list_page, workplace, page, chosen, following))
        response = await documents.respond(request, lambda: _list(page))
        if following:
            response.headers["link"] = f'<{following}>; rel="next"'
        return response

    _add_files(router, context)

    @router.get("/commits/{name}", operation_id="commit", responses=answers("coach", 404, 409))
    async def commit(request: Request, name: str) -> Response:
        """One commit with its score, all checks and what to improve."""
        workplace = context.workplace
        if wants_page(request):
            values = await context.compute(page_values.commit, workplace, name)
            return page_response(render("commit.html", here="/commits", note="", **values))
        return await documents.respond(request, lambda: _commit(workplace, name))

    return router


def _add_files(router: APIRouter, context: ServerContext) -> None:
    """Whole lists to keep."""

    @router.get("/commits.csv", include_in_schema=False)
    async def as_csv(chosen: Choice) -> Response:
        answer = await context.compute(_all, context.workplace, chosen)
        content = await context.compute("".join, score_rows(answer.commits))
        headers = {"cache-control": "no-store", "content-disposition": 'attachment; filename="commits.csv"'}
        return Response(content, headers=headers, media_type="text/csv; charset=utf-8")

    @router.get("/commits.json", include_in_schema=False)
    async def as_json(chosen: Choice) -> Response:
        answer = await context.compute(_all, context.workplace, chosen)
        document = await context.compute(
            log_document, answer.commits, answer.matching, len(answer.history.unreadable), answer.history.superseded
        )
        return document_response(document, headers={"content-disposition": 'attachment; filename="commits.json"'})


def _page(workplace: Workplace, chosen: PagedChoice) -> CommitPage:
    after = Cursor.parse(chosen.cursor) if chosen.cursor else None
    return commit_page(workplace, chosen.question(workplace), chosen.filter(), size=chosen.limit, after=after)


def _all(workplace: Workplace, chosen: CommitChoice) -> LogAnswer:
    return log_answer(workplace, chosen.question(workplace), chosen.filter())


def _list(page: CommitPage) -> dict[str, Any]:
    return log_document(page.commits, page.answer.matching, len(page.answer.history.unreadable))


def _list_page(workplace: Workplace, page: CommitPage, chosen: CommitChoice, following: str) -> bytes:
    values = page_values.commits(workplace, page, chosen)
    return render("commits.html", here="/commits", note="", more=following, **values)


def _commit(workplace: Workplace, name: str) -> dict[str, Any]:
    review = recorded_review(workplace, find_commit(workplace, name))
    return coach_document(review.record, review.card, review.feedback, review.user, no_model_asked())
