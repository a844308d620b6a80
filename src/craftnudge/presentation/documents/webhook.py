"""`webhook status --json`: the state of webhooks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from craftnudge.errors import ForgeError
from craftnudge.presentation.errors.error_text import error_text

if TYPE_CHECKING:
    from craftnudge.domain.forge.queued_delivery import QueuedDelivery
    from craftnudge.services.results.webhooks import WebhookState

# 1  2026-12: first release.
SCHEMA = "craftnudge.webhook/1"


def webhook_document(state: WebhookState) -> dict[str, Any]:
    """Settings without secrets, and the deliveries that wait or failed, the oldest first."""
    return {
        "schema": SCHEMA,
        "on": state.secrets > 0,
        "secrets": state.secrets,
        "comments": state.comments,
        "unreadable_files": list(state.unreadable_files),
        "repositories": [
            {"address": repository.address, "mirror_bytes": repository.mirror_bytes}
            for repository in state.repositories
        ],
        "waiting": [_delivery(queued) for queued in state.waiting],
        "failed": [_delivery(queued) for queued in state.failed],
    }


def reason_of(queued: QueuedDelivery) -> str | None:
    """Why the last attempt failed, in the catalogue's words; None before the first."""
    if not queued.reason_code:
        return None
    return error_text(ForgeError(queued.reason_code, **queued.reason_details)).message


def _delivery(queued: QueuedDelivery) -> dict[str, Any]:
    return {
        "id": queued.id,
        "forge": queued.delivery.forge,
        "event": queued.delivery.event,
        "repository": queued.delivery.repository,
        "received_at": _time(queued.received_ns / 1e9),
        "attempts": queued.attempts,
        "due_at": _time(queued.due_seconds) if queued.due_seconds else None,
        "code": queued.reason_code or None,
        "reason": reason_of(queued),
    }


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
