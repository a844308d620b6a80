"""`/health/live`, `/health/ready`, `/metrics` of a role. Open without a token, so they name no path or person.

A role that is not live shall be killed and started anew; one that is not ready shall get no requests for now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread
from fastapi import APIRouter, Request, Response

from craftnudge.entrypoints.server.responses import document_response

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.entrypoints.server.metrics import Metrics
    from craftnudge.services.team_work.connections import TeamConnections
    from craftnudge.services.team_work.crew import Crew

_OPEN: Final[dict[str, Any]] = {"security": []}
_UNAVAILABLE: Final = 503


def health_routes(
    names: dict[str, str], team: TeamConnections, crew: Crew, context: ServerContext, metrics: Metrics
) -> APIRouter:
    """The operations of one role; `names` say which program and role answers."""
    router = APIRouter(tags=["operations"])

    @router.get("/health", operation_id="health", openapi_extra=_OPEN)
    @router.get("/health/live", operation_id="live", openapi_extra=_OPEN)
    async def live() -> Response:
        """Whether the process makes progress: each of its workers has finished a round a short while ago."""
        return _answer(names, {"stuck": crew.stuck})

    @router.get("/ready", operation_id="roleReady", openapi_extra=_OPEN)
    @router.get("/health/ready", operation_id="ready", openapi_extra=_OPEN)
    async def ready() -> Response:
        """Whether requests can be answered now. Without Redis they can: work is only found later."""
        missing = await to_thread.run_sync(team.not_answering)
        failing = [name for name in missing if name == "database"] + ["draining"] * crew.is_draining
        return _answer(names | ({"slower_without": "redis"} if "redis" in missing else {}), {"failing": failing})

    @router.get("/metrics", operation_id="metrics", openapi_extra=_OPEN)
    async def scrape(request: Request) -> Response:
        """The figures of the role, for Prometheus."""
        accept = request.headers.get("accept", "")
        content, media_type = await to_thread.run_sync(metrics.scrape, accept, context.workplace)
        return Response(content, headers={"content-type": media_type, "cache-control": "no-store"})

    return router


def _answer(names: dict[str, str], troubles: dict[str, list[str]]) -> Response:
    is_failing = any(troubles.values())
    document = {"status": "failing" if is_failing else "ok", **names, **troubles}
    return document_response(document, _UNAVAILABLE if is_failing else 200)
