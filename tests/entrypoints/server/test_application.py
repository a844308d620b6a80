"""The application as a whole."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from craftnudge.entrypoints.server.application import build
from craftnudge.entrypoints.server.context import ServerContext
from craftnudge.entrypoints.server.request_checks import Admission

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.entrypoints.server.asgi_types import Message


def asked(application: Any, path: str) -> list[Message]:
    """What an application sends for a request, without a socket between."""
    sent: list[Message] = []
    headers = [(b"host", b"localhost:8000")]
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    # After its answer the framework hands the error on, for the server's log.
    with suppress(RuntimeError):
        asyncio.run(application({**scope, "headers": headers, "http_version": "1.1", "scheme": "http"}, receive, send))
    return sent


def test_an_error_that_nobody_expected_is_reported_and_says_nothing(tmp_path: Path) -> None:
    """A problem without the words of the error, which go into the report."""
    reported: list[BaseException] = []
    server = build(ServerContext(tmp_path, {"HOME": str(tmp_path)}), Admission(8000, None), reported.append)

    @server.inner.get("/broken")
    async def broken() -> None:
        raise RuntimeError("a secret of the journal")

    start, body = asked(server.outer, "/broken")[:2]
    assert start["status"] == 500
    assert json.loads(body["body"])["type"] == "/problems/internal-error"
    assert b"secret" not in body["body"]
    assert [str(error) for error in reported] == ["a secret of the journal"]
