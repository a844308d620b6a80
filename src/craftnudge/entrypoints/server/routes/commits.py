"""`/commits`: recorded commits, as a page for a browser, as documents for a program, and as files to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request, Response

from craftnudge.entrypoints.server.commit_choice import CommitChoice, PagedChoice
from craftnudge.entrypoints.server.openapi import answers
from craftnudge.entrypoints.server.responses import Documents, document_response, wants_page
from craftnudge.entrypoints.server.routes.pages import show
from craftnudge.runtime.lazy_module import LazyModule

if TYPE_CHECKING:
    from craftnudge.entrypoints.server import owner_documents, page_values
    from craftnudge.entrypoints.server.context import ServerContext
else:
    owner_documents = LazyModule("craftnudge.entrypoints.server.owner_documents")
    page_values = LazyModule("craftnudge.entrypoints.server.page_values")

Choice = Annotated[CommitChoice, Query()]


def commit_routes(context: ServerContext, documents: Documents) -> APIRouter:
    """The list of commits, and one commit."""
    router = APIRouter(tags=["commits"])

    @router.get("/commits", operation_id="commits", responses=answers("log", 404))
    async def commits(request: Request, chosen: Annotated[PagedChoice, Query()]) -> Response:
        """Recorded commits, the newest first. The `Link` header leads to the next page; new commits never shift one."""
        workplace = context.workplace
        page = await context.compute(lambda: owner_documents.page_of(workplace, chosen))
        following = chosen.address("/commits", limit=chosen.limit, cursor=page.following) if page.following else ""
        if wants_page(request):
            return await show(
                context, "commits.html", "/commits", lambda: page_values.commits(workplace, page, chosen, following)
            )
        response = await documents.respond(request, lambda: owner_documents.commit_list(page))
        if following:
            response.headers["link"] = f'<{following}>; rel="next"'
        return response

    _add_files(router, context)

    @router.get("/commits/{name}", operation_id="commit", responses=answers("coach", 404, 409))
    async def commit(request: Request, name: str) -> Response:
        """One commit with its score, all checks and what to improve."""
        workplace = context.workplace
        if wants_page(request):
            return await show(context, "commit.html", "/commits", lambda: page_values.commit(workplace, name))
        return await documents.respond(request, lambda: owner_documents.commit(workplace, name))

    return router


def _add_files(router: APIRouter, context: ServerContext) -> None:
    """Whole lists to keep."""

    @router.get("/commits.csv", include_in_schema=False)
    async def as_csv(chosen: Choice) -> Response:
        content = await context.compute(lambda: owner_documents.commits_as_csv(context.workplace, chosen))
        headers = {"cache-control": "no-store", "content-disposition": 'attachment; filename="commits.csv"'}
        return Response(content, headers=headers, media_type="text/csv; charset=utf-8")

    @router.get("/commits.json", include_in_schema=False)
    async def as_json(chosen: Choice) -> Response:
        document = await context.compute(lambda: owner_documents.all_commits(context.workplace, chosen))
        return document_response(document, headers={"content-disposition": 'attachment; filename="commits.json"'})
