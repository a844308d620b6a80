"""Traces for OpenTelemetry, sent by OTLP over HTTP: off unless the owner names a receiver, and in the extra `otel`.

A span has a route template, figures and fixed words; no address of a request, text of a commit, path or person. What
a client sends as its trace is not taken over, since it is text of a stranger.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from craftnudge import __version__
from craftnudge.entrypoints.server.access_log import LOGGER, NO_ROUTE
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
    from opentelemetry.sdk.trace.export import SpanExporter, SpanExportResult
    from opentelemetry.trace import Span as TraceSpan

    from craftnudge.entrypoints.server.asgi_types import Application, Message, Receive, Scope, Send

_PATH: Final = "/v1/traces"
# An end of the server waits for one last export, and must stay below the seconds that its streams have.
_EXPORT_SECONDS: Final = 1.0
_SERVER_ERROR: Final = 500


def receiver_of(environ: Mapping[str, str]) -> str | None:
    """Where traces are to be sent, or None. Raises UsageError if that is no address of OTLP over HTTP.

    As OpenTelemetry has it: `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` whole, `OTEL_EXPORTER_OTLP_ENDPOINT` without the path.
    `JAEGER_ENDPOINT` comes first, with or without it.
    """
    for name in ("JAEGER_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"):
        given = environ.get(name, "").strip()
        if not given:
            continue
        url = urlsplit(given)
        if url.scheme not in ("http", "https") or not url.hostname or url.path.endswith("/api/traces"):
            raise UsageError("traces.endpoint", name=name, url=given)
        has_path = url.path.strip("/") and name != "OTEL_EXPORTER_OTLP_ENDPOINT"
        return given if has_path else given.rstrip("/") + _PATH
    return None


def is_installed() -> bool:
    """Whether the extra `otel` is installed."""
    try:
        return all(find_spec(name) for name in ("opentelemetry.sdk", "opentelemetry.exporter.otlp.proto.http"))
    except ModuleNotFoundError:  # a package above it is missing
        return False


class Tracing:
    """The traces of one server. Nothing process-wide is set, so that no other library begins to send."""

    def __init__(self, exporter: SpanExporter) -> None:
        _silence_library()
        self._provider = _provider(_told(exporter))
        self._tracer = self._provider.get_tracer("craftnudge", __version__)

    @classmethod
    def to(cls, receiver: str) -> Tracing:
        """Traces that are sent to an address."""
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415

        return cls(OTLPSpanExporter(endpoint=receiver, timeout=_EXPORT_SECONDS))

    @contextmanager
    def span(self, name: str, *, is_request: bool = False) -> Iterator[TraceSpan]:
        """A span around the block, below the one that is open. An exception marks it as failed, without its text."""
        from opentelemetry.trace import SpanKind, Status, StatusCode  # noqa: PLC0415

        kind = SpanKind.SERVER if is_request else SpanKind.INTERNAL
        with self._tracer.start_as_current_span(
            name, kind=kind, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield span
            except BaseException as error:
                span.set_attribute("error.type", type(error).__name__)
                span.set_status(Status(StatusCode.ERROR))
                raise

    def close(self) -> None:
        """Sends what is left; takes as long as one export at most."""
        self._provider.shutdown()


class Traced:
    """The application, with a span for each request."""

    def __init__(self, application: Application, tracing: Tracing) -> None:
        self._application = application
        self._tracing = tracing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        from opentelemetry.trace import Status, StatusCode, format_trace_id  # noqa: PLC0415

        status = _SERVER_ERROR

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with self._tracing.span("request", is_request=True) as span:
            scope["trace_id"] = format_trace_id(span.get_span_context().trace_id)
            try:
                await self._application(scope, receive, send_noted)
            finally:
                route = getattr(scope.get("route"), "path", NO_ROUTE)
                method = scope["method"] if route != NO_ROUTE else NO_ROUTE
                span.update_name(f"{method} {route}")
                span.set_attributes(
                    {
                        "http.request.method": method,
                        "http.route": route,
                        "http.response.status_code": status,
                        "craftnudge.request_id": scope.get("request_id", ""),
                    }
                )
                if status >= _SERVER_ERROR:
                    span.set_status(Status(StatusCode.ERROR))


def _provider(exporter: SpanExporter) -> TracerProvider:
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    resource = Resource.create({"service.name": "craftnudge", "service.version": __version__})
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return provider


def _silence_library() -> None:
    """Failures are told by one line of the server's own log; the library's would name addresses, beside our lines."""
    logger = logging.getLogger("opentelemetry")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False


def _told(exporter: SpanExporter) -> SpanExporter:
    """The exporter, with a line in the server's log for each batch that did not arrive."""
    from opentelemetry.sdk.trace.export import SpanExporter, SpanExportResult  # noqa: PLC0415

    class Told(SpanExporter):
        def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
            result = exporter.export(spans)
            if result is not SpanExportResult.SUCCESS:
                fields = {"fields": {"spans": len(spans)}}
                logging.getLogger(LOGGER).warning("traces not delivered", extra=fields)
            return result

        def shutdown(self) -> None:
            exporter.shutdown()

    return Told()
