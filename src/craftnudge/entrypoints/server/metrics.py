"""What a scraper reads at /metrics. Labels are route templates and fixed words: never people, paths or repositories."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from prometheus_client import (
    GC_COLLECTOR,
    PLATFORM_COLLECTOR,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.exposition import choose_encoder

from craftnudge import __version__
from craftnudge.domain.rubric.scorecard import RUBRIC_VERSION
from craftnudge.entrypoints.server.delivery_metrics import DeliveryMetrics
from craftnudge.entrypoints.server.work_metrics import WorkMetrics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from craftnudge.entrypoints.server.asgi_types import Application, Message, Receive, Scope, Send
    from craftnudge.entrypoints.server.jobs import JobState
    from craftnudge.services.workplace import Workplace

_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
# What matches no route has one label, or each wrong address would make a series of its own.
_NO_ROUTE: Final = "none"


class Metrics:
    """The figures of one server, in a registry of its own."""

    def __init__(
        self, listeners: Callable[[], int] = lambda: 0, jobs: Callable[[], Mapping[JobState, int]] = dict
    ) -> None:
        """`listeners` says how many pages listen, `jobs` how many jobs are in each state."""
        self._listeners, self._count_jobs = listeners, jobs
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        registry.register(PLATFORM_COLLECTOR)
        registry.register(GC_COLLECTOR)
        build = Gauge("craftnudge_build_info", "Always 1.", ["version", "rubric"], registry=registry)
        build.labels(__version__, str(RUBRIC_VERSION)).set(1)
        self.requests = Counter(
            "craftnudge_http_requests", "Answered requests.", ["method", "route", "status"], registry=registry
        )
        self.seconds = Histogram(
            "craftnudge_http_request_duration_seconds",
            "Time from a request to the end of its answer.",
            ["method", "route"],
            buckets=_SECONDS,
            registry=registry,
        )
        self.in_progress = Gauge(
            "craftnudge_http_requests_in_progress", "Requests that are being answered.", registry=registry
        )
        self.journal_bytes = Gauge("craftnudge_journal_size_bytes", "Size of the journal.", registry=registry)
        self.deliveries = DeliveryMetrics(registry)
        self.work = WorkMetrics(registry)
        self.queued = Gauge("craftnudge_spool_entries", "Queued events of hooks.", ["state"], registry=registry)

    def scrape(self, accept: str, workplace: Workplace) -> tuple[bytes, str]:
        """All figures of now, in the format that is asked for, and its media type."""
        if workplace.team_store is None:
            self._look_at_files(workplace)
        self.deliveries.look(workplace)
        self.work.look(self._listeners(), self._count_jobs())
        encode, media_type = choose_encoder(accept)
        return encode(self.registry), media_type

    def _look_at_files(self, workplace: Workplace) -> None:
        try:
            size = workplace.local_store.path.stat().st_size
        except OSError:
            size = 0
        self.journal_bytes.set(size)
        self.queued.labels("waiting").set(_files_in(workplace.queue.folder))


def _files_in(folder: Path) -> int:
    try:
        return sum(path.is_file() for path in folder.iterdir())
    except OSError:
        return 0


class Measured:
    """The application, with its requests counted and timed."""

    def __init__(self, application: Application, metrics: Metrics) -> None:
        self._application = application
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def send_counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with self._metrics.in_progress.track_inprogress():
            try:
                await self._application(scope, receive, send_counted)
            finally:
                route = getattr(scope.get("route"), "path", _NO_ROUTE)
                method = scope["method"] if route != _NO_ROUTE else _NO_ROUTE
                self._metrics.requests.labels(method, route, str(status)).inc()
                self._metrics.seconds.labels(method, route).observe(time.perf_counter() - started)
