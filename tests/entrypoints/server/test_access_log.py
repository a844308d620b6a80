"""The log of requests."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from craftnudge.entrypoints.server.access_log import JsonLines
from tests.support.server import serving
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from tests.support.program import Program


def test_each_request_is_a_line_without_words_of_the_client(program: Program) -> None:
    """With the id that the client was given; neither an address nor an unknown path nor a token is in it."""
    with serving(program, "--log") as server:
        reply = server.ask("/coach/progress/ann@example.org?days=7")
        server.ask("/no/such/<path>")
        server.ask("/health", headers={"Host": "evil.example"})
        server.process.terminate()
        server.process.wait(PATIENCE_SECONDS)
        assert server.process.stdout is not None
        text = server.process.stdout.read()
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    by_route = {line["route"]: line for line in lines if line["route"] != "/health"}
    told = by_route["/coach/progress/{user_id}"]
    assert (told["request_id"], told["status"]) == (reply.headers["x-request-id"], reply.status)
    assert {line["status"] for line in lines if line["route"] == "none"} == {404, 421}
    for word in ("ann@example.org", "path>", "evil", server.token):
        assert word not in text.partition("{")[2]


def test_an_error_is_named_by_its_type() -> None:
    """Its words may hold text of strangers."""
    error = ValueError("a secret of the journal")
    record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", (), (ValueError, error, None))
    line = json.loads(JsonLines().format(record))
    assert (line["event"], line["level"], line["error"]) == ("failed", "error", "ValueError")
    assert "secret" not in str(line)
