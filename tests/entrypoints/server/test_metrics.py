"""The figures of one server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.entrypoints.server.metrics import Metrics
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path


def test_two_servers_count_apart(tmp_path: Path) -> None:
    """Each has a registry of its own; without a journal its size is 0."""
    first, second = Metrics(), Metrics()
    first.requests.labels("GET", "/health", "200").inc()
    workplace = Workplace(tmp_path, {}, None)
    assert b'craftnudge_http_requests_total{method="GET"' in first.scrape("", workplace)[0]
    text, media_type = second.scrape("", workplace)
    assert b'craftnudge_http_requests_total{method="GET"' not in text
    assert b"craftnudge_journal_size_bytes 0.0" in text
    assert media_type.startswith("text/plain")
