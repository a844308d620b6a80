"""Figures on the work of a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client.parser import text_string_to_metric_families

if TYPE_CHECKING:
    from tests.support.server import RunningServer


def _values(server: RunningServer) -> dict[tuple[str, ...], float]:
    families = text_string_to_metric_families(server.ask("/metrics", signed_in=False).body.decode())
    return {(sample.name, *sample.labels.values()): sample.value for family in families for sample in family.samples}


def test_the_same_question_is_computed_once(server: RunningServer) -> None:
    """Then kept, then unchanged at the client; scoring and the question to the journal are timed once."""
    before = _values(server)
    first = server.ask("/coach/progress/everyone?days=11")
    server.ask("/coach/progress/everyone?days=11")
    server.ask("/coach/progress/everyone?days=11", headers={"If-None-Match": first.headers["etag"]})
    after = _values(server)

    def grown(*name: str) -> float:
        return after[name] - before.get(name, 0)

    for result in ("computed", "kept", "unchanged"):
        assert grown("craftnudge_answers_total", result) == 1
    assert grown("craftnudge_work_duration_seconds_count", "rubric.score") >= 1
    assert grown("craftnudge_work_duration_seconds_count", "store.survey") >= 1
    assert after["craftnudge_jobs", "running"] == 0
    assert after["craftnudge_event_streams",] == 0
