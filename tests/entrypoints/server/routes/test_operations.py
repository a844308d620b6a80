"""`/health`, `/ready` and `/metrics`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families as plain_metrics

from craftnudge.entrypoints.server.routes.operations import failing_parts
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.server import RunningServer


def test_health_and_readiness_need_no_token(server: RunningServer) -> None:
    """And name nothing of the journal."""
    assert server.ask("/health", signed_in=False).json == {"status": "ok"}
    assert server.ask("/ready", signed_in=False).json == {"status": "ok", "failing": []}


def test_what_does_not_work_is_named(tmp_path: Path) -> None:
    """By its part, not by its path. A journal that is not there yet is not a fault."""
    home = tmp_path / "home"
    workplace = Workplace(home, {}, None)
    assert failing_parts(workplace) == []
    workplace.data_folder.mkdir(parents=True)
    assert failing_parts(workplace) == []


def test_both_parsers_read_the_metrics(server: RunningServer) -> None:
    """As text and as OpenMetrics; labels are templates, and what matches no route makes no series of its own."""
    server.ask("/coach/progress/everyone")
    for number in range(5):
        server.ask(f"/nothing/{number}")
    plain = server.ask("/metrics", signed_in=False)
    families = {family.name: family for family in plain_metrics(plain.body.decode())}
    requests = {sample.labels["route"] for sample in families["craftnudge_http_requests"].samples}
    assert "/coach/progress/{user_id}" in requests
    assert "none" in requests
    assert not [route for route in requests if "nothing" in route]
    accept = {"Accept": "application/openmetrics-text; version=1.0.0"}
    parsed = {family.name for family in open_metrics(server.ask("/metrics", headers=accept).body.decode())}  # type: ignore[no-untyped-call]
    assert {"craftnudge_http_request_duration_seconds", "craftnudge_journal_size_bytes"} <= parsed
    assert all(family.documentation for family in families.values())


def test_no_figure_names_a_person_or_a_path(server: RunningServer) -> None:
    """Whoever scrapes learns counts."""
    text = server.ask("/metrics", signed_in=False).body.decode()
    assert "@" not in text
    assert "/home" not in text
