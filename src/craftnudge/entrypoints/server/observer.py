"""What a server measures of its own work: one observation becomes a figure for Prometheus, and a span of a trace."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from craftnudge.runtime.observing import observe_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opentelemetry.trace import Span as TraceSpan

    from craftnudge.entrypoints.server.asgi_types import Application, Receive, Scope, Send
    from craftnudge.entrypoints.server.tracing import Tracing
    from craftnudge.entrypoints.server.work_metrics import WorkMetrics
    from craftnudge.runtime.observing import SpanName


class Noted:
    """The figures of one piece of work."""

    def __init__(self, span: TraceSpan | None) -> None:
        self._span = span
        self.figures: dict[str, str | int] = {}

    def note(self, name: str, value: str | int) -> None:
        """Adds a figure or a fixed word."""
        self.figures[name] = value
        if self._span is not None:
            self._span.set_attribute(f"craftnudge.{name}", value)


class ServerObserver:
    """The observer of one server; without `tracing` it only counts."""

    def __init__(self, metrics: WorkMetrics, tracing: Tracing | None = None) -> None:
        self._metrics = metrics
        self._tracing = tracing

    @contextmanager
    def span(self, name: SpanName) -> Iterator[Noted]:
        """Times the block."""
        started = time.perf_counter()
        noted = Noted(None)
        try:
            if self._tracing is None:
                yield noted
            else:
                with self._tracing.span(name) as span:
                    noted = Noted(span)
                    yield noted
        finally:
            self._metrics.worked(name, time.perf_counter() - started, noted.figures)


class Observed:
    """The application, with the observer told of the work of each request."""

    def __init__(self, application: Application, observer: ServerObserver) -> None:
        self._application = application
        self._observer = observer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the life of the server with its tasks."""
        observe_with(self._observer)
        await self._application(scope, receive, send)
