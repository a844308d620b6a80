"""The figures of a role say when the database does not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from prometheus_client import CollectorRegistry, generate_latest

from craftnudge.entrypoints.server.team.queue_metrics import BacklogCollector, QueueMetrics
from craftnudge.services.team_settings import team_settings
from craftnudge.services.team_work.connections import TeamConnections

if TYPE_CHECKING:
    from pathlib import Path


def test_a_scrape_without_a_database_is_answered(tmp_path: Path) -> None:
    """With what was done here, and without what waits there."""
    team = TeamConnections(team_settings({"DATABASE_URL": f"postgresql:///none?host={tmp_path}&connect_timeout=1"}))
    team.database.close()
    registry = CollectorRegistry()
    registry.register(BacklogCollector(team))
    QueueMetrics(registry).count("coach", "failed", 2, 0.5)
    text = generate_latest(registry).decode()
    assert "craftnudge_database_up 0.0" in text
    assert 'craftnudge_queue_failed_total{kind="coach"} 2.0' in text
    assert "craftnudge_queue_waiting{" not in text
    team.close()
