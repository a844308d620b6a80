"""Whether the server works: `/health`, `/ready`, `/metrics`. Open without a token, so they name no path or person."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread
from fastapi import APIRouter, Request, Response

from craftnudge.entrypoints.server.responses import document_response

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.entrypoints.server.metrics import Metrics
    from craftnudge.services.workplace import Workplace

# These need no token.
_OPEN: Final[dict[str, Any]] = {"security": []}
_NOT_READY: Final[dict[int | str, dict[str, Any]]] = {503: {"description": "Something does not work; it is named."}}
_FIGURES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The figures.",
        "content": {"text/plain": {"schema": {"type": "string"}}, "application/openmetrics-text": {}},
    }
}


def operation_routes(context: ServerContext, metrics: Metrics) -> APIRouter:
    """The operations for who watches the server."""
    router = APIRouter(tags=["operations"])

    @router.get("/health", operation_id="health", openapi_extra=_OPEN)
    async def health() -> Response:
        """Whether the process answers. Nothing is read."""
        return document_response({"status": "ok"})

    @router.get("/ready", operation_id="ready", openapi_extra=_OPEN, responses=_NOT_READY)
    async def ready() -> Response:
        """Whether the journal can be read and written."""
        failing = await context.compute(failing_parts, context.workplace)
        status = 503 if failing else 200
        return document_response({"status": "failing" if failing else "ok", "failing": failing}, status)

    @router.get("/metrics", operation_id="metrics", openapi_extra=_OPEN, responses=_FIGURES)
    async def scrape(request: Request) -> Response:
        """The figures of the server, for Prometheus."""
        accept = request.headers.get("accept", "")
        content, media_type = await to_thread.run_sync(metrics.scrape, accept, context.workplace)
        return Response(content, headers={"content-type": media_type, "cache-control": "no-store"})

    return router


def failing_parts(workplace: Workplace) -> list[str]:
    """The names of what does not work: "journal" cannot be read, "folder" cannot be written."""
    failing: list[Any] = []
    path = workplace.local_store.path
    if path.exists() and not os.access(path, os.R_OK):
        failing.append("journal")
    folder = next(folder for folder in (workplace.data_folder, *workplace.data_folder.parents) if folder.exists())
    if not os.access(folder, os.W_OK | os.X_OK):
        failing.append("folder")
    return failing
