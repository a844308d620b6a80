"""Figures on the deliveries of forges. Labels are fixed words: no repository, no text of a delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prometheus_client import Counter, Gauge, Histogram

from craftnudge.services.delivery_inbox import inbox_of

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

    from craftnudge.domain.forge.delivery import Delivery
    from craftnudge.services.workplace import Workplace

_SECONDS: Final = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0, 600.0)


class DeliveryMetrics:
    """The figures of one server."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._received = Counter(
            "craftnudge_webhook_deliveries",
            "Deliveries that arrived, by how they were answered.",
            ["forge", "event", "result"],
            registry=registry,
        )
        self._handled = Counter(
            "craftnudge_webhook_attempts",
            "Attempts to handle a delivery, by how they ended.",
            ["forge", "event", "result"],
            registry=registry,
        )
        self._seconds = Histogram(
            "craftnudge_webhook_attempt_duration_seconds",
            "Time of an attempt: fetching, recording, commenting.",
            buckets=_SECONDS,
            registry=registry,
        )
        self._entries = Gauge(
            "craftnudge_webhook_inbox_entries", "Deliveries that wait or failed.", ["state"], registry=registry
        )
        self._lag = Gauge("craftnudge_webhook_lag_seconds", "Age of the oldest delivery that waits.", registry=registry)

    def received(self, forge: str, event: str, result: str) -> None:
        """Counts a request."""
        self._received.labels(forge, event, result).inc()

    def handled(self, delivery: Delivery, result: str, seconds: float) -> None:
        """Counts an attempt."""
        self._handled.labels(delivery.forge, delivery.event, result).inc()
        self._seconds.observe(seconds)

    def look(self, workplace: Workplace) -> None:
        """Sets the gauges to what is on disk."""
        inbox = inbox_of(workplace)
        waiting = inbox.waiting()
        self._entries.labels("waiting").set(len(waiting))
        self._entries.labels("failed").set(inbox.count_failed())
        self._lag.set(max(workplace.now() - waiting[0].received_ns / 1e9, 0) if waiting else 0)
