"""A server that fails in every way in which Ollama, or what listens in its place, can fail; and one that lies.

The mode is the first part of the path, which a client keeps in front of /api/chat. After `chat-` the list of models
works and only the conversation fails.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MODEL = "m:7b"
CARD: dict[str, Any] = {
    "name": MODEL,
    "model": MODEL,
    "digest": "0" * 64,
    "details": {"parameter_size": "7.6B", "quantization_level": "Q4_K_M"},
}


def part(text: str, **more: Any) -> dict[str, Any]:
    """One line of a stream."""
    return {"model": MODEL, "message": {"role": "assistant", "content": text}, "done": False} | more


@dataclass(frozen=True)
class Seen:
    """A request that arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""

    def do_POST(self) -> None:
        """Fails as the path says."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.seen.append(Seen(self.command, self.path, dict(self.headers), body))
        mode = self.path.split("/")[1]
        try:
            if self.path.endswith("/api/tags") and mode.startswith(("chat-", "say-")):
                self.whole(200, json.dumps({"models": [CARD | self.server.card]}))
            elif mode == "say-this":
                self.say(self.server.words(json.loads(body)))
            else:
                MODES[mode.removeprefix("chat-")](self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    do_GET = do_POST  # noqa: N815 - the name that http.server looks for

    def whole(self, status: int, text: str, kind: str = "application/json") -> None:
        """A whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def begin(self) -> None:
        """The head of a stream."""
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def line(self, body: Mapping[str, Any]) -> None:
        """One line of a stream."""
        self.raw(json.dumps(body).encode() + b"\n")

    def raw(self, data: bytes) -> None:
        """Any bytes of a stream."""
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def end(self) -> None:
        """The orderly end of a stream."""
        self.wfile.write(b"0\r\n\r\n")

    def say(self, text: str) -> None:
        """A whole good stream with that text."""
        self.begin()
        self.line(part(text))
        self.line(part("", done=True, done_reason="stop"))
        self.end()


def _error(status: int, words: str) -> Callable[[_Handler], None]:
    return lambda handler: handler.whole(status, json.dumps({"error": words}))


def _stream(*lines: Mapping[str, Any] | bytes, ends: bool = True) -> Callable[[_Handler], None]:
    def act(handler: _Handler) -> None:
        handler.begin()
        for line in lines:
            if isinstance(line, bytes):
                handler.raw(line)
            else:
                handler.line(line)
        if ends:
            handler.end()
        else:
            handler.close_connection = True

    return act


def _slow(handler: _Handler) -> None:
    handler.server.stopping.wait(30)


def _drip(handler: _Handler) -> None:
    handler.begin()
    while not handler.server.stopping.wait(0.1):
        handler.line(part(" "))


def _flood(handler: _Handler) -> None:
    handler.begin()
    while not handler.server.stopping.is_set():
        handler.line(part("word " * 1000))


def _redirect(handler: _Handler) -> None:
    handler.send_response(307)
    handler.send_header("Location", f"{handler.server.base}/stolen{handler.path}")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


MODES: dict[str, Callable[[_Handler], None]] = {
    "400": _error(400, "model is required"),
    "403": _error(403, "ollama cloud is disabled: remote inference is unavailable"),
    "404": _error(404, f"model '{MODEL}' not found"),
    "500": _error(500, "model runner has unexpectedly stopped"),
    "503": _error(503, "server busy, please try again.  maximum pending requests exceeded"),
    "slow": _slow,  # no byte at all: a model that loads for ever
    "drip": _drip,  # a token now and then, without end: no timeout of a single read ever fires
    "flood": _flood,  # tokens as fast as the wire carries them, without end
    "midstream": _stream(part("{"), {"error": "an error was encountered while running the model"}),
    "cut": _stream(part("{"), ends=False),  # the server dies
    "garbage": _stream(part("{"), b'{"model": "m", "mess'),
    "unfinished": _stream(part("{")),  # ends in order, and no line said "done"
    "truncated": _stream(part('{"tip": "CN1'), part("", done=True, done_reason="length")),
    "prose": _stream(part("Sure! Here is my advice."), part("", done=True, done_reason="stop")),
    "odd-shape": _stream({"message": 7, "done": "perhaps"}),
    "html": lambda handler: handler.whole(200, "<html><body>another service</body></html>", "text/html"),
    "redirect": _redirect,
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.base = f"http://127.0.0.1:{self.server_port}"
        self.seen: list[Seen] = []
        self.stopping = threading.Event()
        self.card: dict[str, Any] = {}
        self.words: Callable[[Any], str] = lambda _: ""

    def handle_error(self, *_arguments: object) -> None:
        """Clients that hang up are the point."""


@dataclass
class FaultServer:
    """The server, listening while the `with` lasts."""

    _server: _Server = field(default_factory=_Server)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._server.stopping.set()
        self._server.shutdown()
        self._server.server_close()

    def url(self, mode: str) -> str:
        """The address that fails like that."""
        assert mode.removeprefix("chat-") in MODES, mode
        return f"{self._server.base}/{mode}"

    def saying(self, words: str | Callable[[Any], str], **card: Any) -> str:
        """The address of a healthy server whose model answers with those words, or with what is made of a request."""
        self._server.words = words if callable(words) else lambda _: words
        self._server.card = card
        return f"{self._server.base}/say-this"

    @property
    def base(self) -> str:
        """The address without a mode."""
        return self._server.base

    @property
    def seen(self) -> list[Seen]:
        """Every request that arrived, in order."""
        return self._server.seen
