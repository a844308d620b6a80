"""One line of JSON for each request: its id, route, status and duration, and no text of a client or a commit."""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, TextIO

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.asgi_types import Application, Message, Receive, Scope, Send

LOGGER: Final = "craftnudge.server"
# What matches no route is not named, since the client chose its name.
NO_ROUTE: Final = "none"


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, what happened, and the fields that came with it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; an exception is named by its type alone, as its words may hold text of strangers."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=True)


def log_to(stream: TextIO, name: str = LOGGER, level: int | str = logging.INFO) -> None:
    """Writes the log of requests, or another one, to a stream from now on."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger(name)
    logger.handlers = [handler]
    logger.setLevel(level)
    logger.propagate = False


class Logged:
    """The application, with a line for each request."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._logger = logging.getLogger(LOGGER)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or not self._logger.isEnabledFor(logging.INFO):
            await self._application(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._application(scope, receive, send_noted)
        finally:
            route = getattr(scope.get("route"), "path", NO_ROUTE)
            fields = {
                "request_id": scope.get("request_id", ""),
                **({"trace_id": scope["trace_id"]} if "trace_id" in scope else {}),
                "method": scope["method"] if route != NO_ROUTE else NO_ROUTE,
                "route": route,
                "status": status,
                "milliseconds": round((time.perf_counter() - started) * 1000, 1),
            }
            self._logger.info("request", extra={"fields": fields})
