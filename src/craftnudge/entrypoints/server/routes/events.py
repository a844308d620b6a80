"""`/events`: tells open pages and programs what changed, as server-sent events."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent

from craftnudge.entrypoints.server.journal_watch import MOST_LISTENERS
from craftnudge.entrypoints.server.openapi import problems
from craftnudge.entrypoints.server.problems import RequestProblemError

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.journal_watch import JournalWatch


def event_routes(watch: JournalWatch) -> APIRouter:
    """The stream of events."""
    router = APIRouter(tags=["events"])

    def room() -> None:
        if watch.listeners >= MOST_LISTENERS:
            raise RequestProblemError("too-many")

    @router.get(
        "/events",
        operation_id="events",
        response_class=EventSourceResponse,
        responses=problems(),
        dependencies=[Depends(room)],
    )
    async def events() -> AsyncIterator[ServerSentEvent]:
        """`journal` when commits were recorded, `goal` when the goal changed, `resync` when all must be read again."""
        # A browser that lost the stream asks again after this long.
        yield ServerSentEvent(event="open", raw_data="{}", retry=2000)
        async for name in watch.listen():
            yield ServerSentEvent(event=name, raw_data="{}")

    return router
