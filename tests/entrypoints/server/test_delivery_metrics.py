"""Figures on deliveries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, generate_latest

from craftnudge.domain.forge.delivery import Delivery
from craftnudge.entrypoints.server.delivery_metrics import DeliveryMetrics
from craftnudge.services.delivery_inbox import inbox_of
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path


def test_the_lag_is_the_age_of_the_oldest_that_waits(tmp_path: Path) -> None:
    """Zero where nothing waits; labels are fixed words."""
    registry, workplace = CollectorRegistry(), workplace_in(tmp_path)
    metrics = DeliveryMetrics(registry)
    metrics.look(workplace)
    assert b"craftnudge_webhook_lag_seconds 0.0" in generate_latest(registry)
    delivery = Delivery("github", "a", "push", "acme/shop", "github.com")
    inbox_of(workplace_in(tmp_path)).put(delivery, "body")
    metrics.handled(delivery, "recorded", 0.2)
    metrics.look(workplace)
    text = generate_latest(registry).decode()
    assert 'craftnudge_webhook_inbox_entries{state="waiting"} 1.0' in text
    assert 'craftnudge_webhook_attempts_total{event="push",forge="github",result="recorded"} 1.0' in text
    assert "acme" not in text
