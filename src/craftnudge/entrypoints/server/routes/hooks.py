"""`/hooks/<forge>`: takes the deliveries of forges.

No token and no Origin is asked for, since a forge has neither: a good signature is what lets a delivery in. Until a
secret is set there is nothing here.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Final

from anyio import to_thread
from fastapi import APIRouter, Request, Response

from craftnudge.domain.forge.delivery import event_of
from craftnudge.domain.forge.signature import FORGES, Forge, has_signature
from craftnudge.entrypoints.server.access_log import LOGGER
from craftnudge.entrypoints.server.delivery_bodies import MOST_DELIVERY_BYTES, DeliveryBodies, media_type_of
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.responses import document_response
from craftnudge.services.receive_delivery import Reception, receive_delivery
from craftnudge.services.webhook_settings import webhook_settings

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.entrypoints.server.delivery_metrics import DeliveryMetrics
    from craftnudge.entrypoints.server.delivery_worker import DeliveryWorker

# 1  2026-12: first release.
SCHEMA: Final = "craftnudge.delivery/1"
_OFF_HINT: Final = "webhooks are off: set hooks.secrets or GITHUB_WEBHOOK_SECRET, 16 characters or more"
_PROBLEMS: Final[dict[Reception, str]] = {
    "unsigned": "wrong-signature",
    "invalid": "invalid-delivery",
    "not-configured": "repository-not-configured",
    "full": "inbox-full",
}
_STATUS: Final[dict[Reception, int]] = {"queued": 202, "known": 200, "ignored": 200}


class _Door:
    """What the routes of all forges share."""

    def __init__(self, context: ServerContext, worker: DeliveryWorker, metrics: DeliveryMetrics) -> None:
        self._context = context
        self._worker = worker
        self._metrics = metrics
        self._bodies = DeliveryBodies()
        self._logger = logging.getLogger(LOGGER)

    async def take(self, forge: Forge, request: Request) -> Response:
        """One delivery."""
        workplace = self._context.workplace
        headers = {name.lower(): value for name, value in request.headers.items()}
        event = event_of(forge, headers)
        if not webhook_settings(workplace).are_on:
            self._logger.warning(_OFF_HINT, extra={"fields": {"forge": forge}})
            raise RequestProblemError("nothing-there")
        if not has_signature(forge, headers):
            raise self._refused(forge, event, "unsigned")
        media_type = media_type_of(request)
        body = await self._bodies.read(request)
        work = partial(receive_delivery, workplace, forge, headers, media_type, body)
        result = await to_thread.run_sync(work)
        if result in _PROBLEMS:
            raise self._refused(forge, event, result)
        self._metrics.received(forge, event, result)
        if result == "queued":
            self._worker.wake()
        return document_response({"schema": SCHEMA, "event": event, "result": result}, _STATUS[result])

    def _refused(self, forge: Forge, event: str, result: Reception) -> RequestProblemError:
        self._metrics.received(forge, event, result)
        self._logger.warning("delivery refused", extra={"fields": {"forge": forge, "reason": result}})
        return RequestProblemError(_PROBLEMS[result])


def hook_routes(context: ServerContext, worker: DeliveryWorker, metrics: DeliveryMetrics) -> APIRouter:
    """The route of each forge."""
    router = APIRouter(include_in_schema=False)  # for forges, not for clients of the API
    door = _Door(context, worker, metrics)
    for forge in FORGES:
        _add(router, door, forge)
    return router


def _add(router: APIRouter, door: _Door, forge: Forge) -> None:
    @router.post(f"/hooks/{forge}", max_body_size=MOST_DELIVERY_BYTES + 1024)
    async def take(request: Request) -> Response:
        """Take a signed delivery of a forge. 202: it is on disk and will be handled. 200: nothing to do."""
        return await door.take(forge, request)
