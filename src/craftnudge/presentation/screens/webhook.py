"""`craftnudge webhook status`: whether webhooks are on, and what waits or failed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.documents.webhook import reason_of
from craftnudge.presentation.lines import hanging, prose, span
from craftnudge.presentation.screens.next_step import next_step
from craftnudge.presentation.screens.where import size_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.forge.queued_delivery import QueuedDelivery
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.webhooks import WebhookState

_MOST_SHOWN: Final = 5
_OFF: Final = "Webhooks are off. Set hooks.secrets or GITHUB_WEBHOOK_SECRET, 16 characters or more."
_NO_REPOSITORY: Final = "No repository is configured. Add its address to hooks.repositories."
_NOTHING_WAITS: Final = "No delivery waits, and none failed."


def webhook_screen(state: WebhookState, canvas: Canvas) -> list[Line]:
    """What is set, then the deliveries, with the reason of each that did not work."""
    lines = prose(_OFF if not state.secrets else f"Webhooks are on: {count(state.secrets, 'secret')}.", canvas)
    for name in state.unreadable_files:
        lines += prose(f"Cannot read {name}.", canvas, style="needs_work")
    if not state.repositories:
        lines += prose(_NO_REPOSITORY, canvas)
    for repository in state.repositories:
        size = "no copy yet" if repository.mirror_bytes is None else size_text(repository.mirror_bytes)
        lines += prose(f"{repository.address} ({size})", canvas)
    if not state.waiting and not state.failed:
        return [*lines, *prose(_NOTHING_WAITS, canvas)]
    lines += _listed("waiting", state.waiting, state.now, canvas)
    lines += _listed("failed", state.failed, state.now, canvas)
    if state.failed:
        lines += next_step("craftnudge webhook retry", "handle the failed ones again", canvas)
    return lines


def retried_screen(deliveries: int, canvas: Canvas) -> list[Line]:
    """How many deliveries wait again."""
    if not deliveries:
        return prose("No delivery failed, so there is nothing to retry.", canvas)
    verb = "waits" if deliveries == 1 else "wait"
    return prose(f"{count(deliveries, 'delivery', 'deliveries')} {verb} for craftnudge serve again.", canvas)


def _listed(name: str, queued: Sequence[QueuedDelivery], now: datetime, canvas: Canvas) -> list[Line]:
    """The oldest of them, and how many more there are."""
    lines: list[Line] = []
    for one in queued[:_MOST_SHOWN]:
        received = datetime.fromtimestamp(one.received_ns / 1e9, now.tzinfo).strftime("%Y-%m-%d %H:%M")
        event = one.delivery.event.replace("_", " ")
        tried = count(one.attempts, "attempt") if one.attempts else "not tried yet"
        text = f"{event} to {one.delivery.repository}, {received}, {tried}."
        reason = reason_of(one)
        said = f"{text} Last: {reason}" if reason else text
        lines += hanging((span(f"  {name:<8} ", "needs_work" if name == "failed" else "strong"),), said, canvas)
    if len(queued) > _MOST_SHOWN:
        lines += prose(f"... and {len(queued) - _MOST_SHOWN} more {name}.", canvas)
    return lines
