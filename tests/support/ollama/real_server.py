"""Ollama's HTTP API in front of the real model: routes, shapes, statuses and texts follow ollama's server/routes.go.

What is not here: pulling and creating models, cloud models, more than one model. Run as a program, so that a test can
end it: `python -m tests.support.ollama.real_server` prints the address it listens on.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from typing import TYPE_CHECKING, Any

from tests.support.ollama.engine import CONTEXT_TOKENS, Engine, ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MODEL = "smollm2:135m"
VERSION = "0.12.0-test"


def _now() -> str:
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: RealServer

    def log_message(self, *_arguments: object) -> None:
        """Says nothing: the tests read what they need from the answers."""

    def do_GET(self) -> None:
        """The questions about the server and its models."""
        card = self.server.card()
        answers: dict[str, Any] = {
            "/api/version": {"version": VERSION},
            "/api/tags": {"models": [card]},
            "/api/ps": {"models": [card | {"context_length": CONTEXT_TOKENS}] if self.server.engine.loaded else []},
        }
        if self.path in answers:
            self._reply(200, answers[self.path])
        else:
            self._reply(404, {"error": "404 page not found"})

    def do_POST(self) -> None:
        """A conversation."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            self._chat(_request(self.path, body))
        except ModelError as refused:
            self._reply(refused.status, {"error": refused.words})
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client has gone, and with it the generation

    def _chat(self, request: Mapping[str, Any]) -> None:
        engine = self.server.engine
        engine.load()
        base = {"model": request["model"], "created_at": _now()}
        if not request.get("messages"):
            return self._reply(200, base | _part("") | {"done": True, "done_reason": "load"})
        options = request.get("options") or {}
        with self.server.running:
            tokens = engine.tokens(request["messages"])[-(CONTEXT_TOKENS - 1) :]
            events = engine.complete(tokens, options, request.get("format"))
            first = next(events)  # an error before any token still has a status of its own
            try:
                self._answer(base, chain([first], events), streaming=request.get("stream") is not False)
            finally:
                events.close()  # type: ignore[attr-defined] # it is a generator
        return None

    def _answer(self, base: Mapping[str, Any], events: Iterable[Mapping[str, Any]], *, streaming: bool) -> None:
        started = time.monotonic_ns()
        said = ""
        if streaming:
            self.send_response(200)
            self.send_header("Content-Type", "application/x-ndjson")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
        for event in events:
            said += event["content"]
            if not event.get("stop"):
                if streaming and event["content"]:
                    self._chunk({**base, **_part(event["content"]), "done": False})
                continue
            final = {
                **base,
                **_part("" if streaming else said),
                "done": True,
                "done_reason": "length" if event.get("stop_type") == "limit" else "stop",
                "total_duration": time.monotonic_ns() - started,
                "prompt_eval_count": event.get("tokens_evaluated", 0),
                "eval_count": event.get("tokens_predicted", 0),
            }
            if streaming:
                self._chunk(final)
                self.wfile.write(b"0\r\n\r\n")
            else:
                self._reply(200, final)
            return

    def _reply(self, status: int, body: Mapping[str, Any]) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _chunk(self, body: Mapping[str, Any]) -> None:
        data = json.dumps(body).encode() + b"\n"
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()


def _part(text: str) -> dict[str, Any]:
    return {"message": {"role": "assistant", "content": text}}


def _request(path: str, body: bytes) -> Mapping[str, Any]:
    """A request as Ollama accepts it; raises ModelError with Ollama's words and status."""
    if path != "/api/chat":
        raise ModelError(404, "404 page not found")
    if not body:
        raise ModelError(400, "missing request body")
    request: dict[str, Any] = json.loads(body)
    name = request.get("model") or ""
    if not name:
        raise ModelError(400, "model is required")
    if name not in (MODEL, f"{MODEL}:latest"):
        raise ModelError(404, f"model '{name}' not found")
    if request.get("think"):
        raise ModelError(400, f'"{name}" does not support thinking')
    form = request.get("format")
    if form and form != "json" and not isinstance(form, dict):
        raise ModelError(500, f'invalid format: {json.dumps(form)}; expected "json" or a valid JSON Schema object')
    return request


class RealServer(ThreadingHTTPServer):
    """One model, one conversation at a time, as Ollama runs with its defaults on a small machine."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.engine = Engine()
        self.running = threading.Lock()

    def card(self) -> dict[str, Any]:
        """The model as /api/tags lists it."""
        stat = self.engine.path.stat()
        return {
            "name": MODEL,
            "model": MODEL,
            "modified_at": datetime.fromtimestamp(stat.st_mtime, UTC).isoformat(),
            "size": stat.st_size,
            "digest": self.engine.digest,
            "details": {
                "format": "gguf",
                "family": "llama",
                "parameter_size": "134.52M",
                "quantization_level": "Q4_1",
            },
        }


if __name__ == "__main__":
    running = RealServer()
    sys.stdout.write(f"http://127.0.0.1:{running.server_port}\n")
    sys.stdout.flush()
    # The model's threads need no orderly end: whoever started this process ends it.
    try:
        running.serve_forever()
    finally:
        os._exit(0)
