"""The figures of a role's work. Labels are the kinds of work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prometheus_client import Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from craftnudge.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client import CollectorRegistry, Metric

    from craftnudge.services.team_work.connections import TeamConnections
    from craftnudge.services.team_work.roles import WorkKind
    from craftnudge.services.team_work.worker import Outcome

_SECONDS: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 20.0)


class QueueMetrics:
    """What a role's workers did."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def counter(name: str, text: str) -> Counter:
            return Counter(name, text, ["kind"], registry=registry)

        self._counters: dict[Outcome, Counter] = {
            "done": counter("craftnudge_queue_done", "Work that this process has done."),
            "failed": counter("craftnudge_queue_failed", "Tries that failed here, and will be repeated."),
            "set-aside": counter("craftnudge_queue_set_aside", "Work that was set aside here after its last try."),
        }
        self._seconds = Histogram(
            "craftnudge_queue_duration_seconds",
            "Time that one piece of work took, from its taking to its end.",
            ["kind"],
            buckets=_SECONDS,
            registry=registry,
        )

    def count(self, kind: WorkKind, outcome: Outcome, count: int, seconds: float) -> None:
        """Counts what was tried at once, and took so long in all."""
        self._counters[outcome].labels(kind).inc(count)
        for _ in range(count):
            self._seconds.labels(kind).observe(seconds / count)


class BacklogCollector(Collector):
    """What waits in the database, looked up at each scrape."""

    def __init__(self, team: TeamConnections) -> None:
        self._team = team

    def collect(self) -> Iterator[Metric]:
        """The gauges; without the database only that it does not answer."""
        up = GaugeMetricFamily("craftnudge_database_up", "Whether the database answers.")
        count = GaugeMetricFamily("craftnudge_queue_waiting", "Work that waits or is in hand.", labels=["kind"])
        oldest = GaugeMetricFamily("craftnudge_queue_oldest_seconds", "Age of the oldest of it.", labels=["kind"])
        try:
            backlog = self._team.work.backlog()
        except StoreError:
            up.add_metric([], 0)
            yield up
            return
        up.add_metric([], 1)
        for kind, waiting in backlog.items():
            count.add_metric([kind], waiting.count)
            oldest.add_metric([kind], waiting.oldest_seconds)
        yield from (up, count, oldest)
