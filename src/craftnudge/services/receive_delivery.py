"""Takes a delivery: verifies who signed it, reads what it says, and keeps it on disk for the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.adapters.forge.inbox import content_of
from craftnudge.domain.forge.delivery import QUEUED_EVENTS, delivery_of, event_of, id_of
from craftnudge.domain.forge.signature import is_signed
from craftnudge.services.delivery_inbox import inbox_of
from craftnudge.services.delivery_payload import payload_of
from craftnudge.services.webhook_settings import webhook_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.forge.signature import Forge
    from craftnudge.services.workplace import Workplace

# `queued` waits for the worker, `known` was taken before, `ignored` needs no work; all others are refusals.
Reception = Literal["queued", "known", "ignored", "unsigned", "invalid", "not-configured", "full"]


def receive_delivery(
    workplace: Workplace, forge: Forge, headers: Mapping[str, str], media_type: str, body: bytes
) -> Reception:
    """What becomes of a delivery; with `queued` it is on stable storage. Names of headers are in lower case.

    Nothing of the body is looked at before its signature is right. Raises OSError if it cannot be kept.
    """
    settings = webhook_settings(workplace)
    if not is_signed(forge, headers, body, settings.secrets, workplace.now()):
        return "unsigned"
    event = event_of(forge, headers)
    if event not in QUEUED_EVENTS:
        return "ignored"
    try:
        delivery = delivery_of(forge, event, id_of(forge, headers, body), payload_of(media_type, body))
    except ValueError:
        return "invalid"
    if settings.repository_of(delivery) is None:
        return "not-configured"
    return inbox_of(workplace).put(delivery, content_of(body))
