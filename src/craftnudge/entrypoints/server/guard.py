"""The wall around the application: every request passes it, also those for paths that do not exist.

Pure ASGI, since a middleware of the framework would not see WebSockets. It refuses requests (`request_checks`), bounds
their number, gives each an id, and puts the headers of a strict policy on every answer.
"""

from __future__ import annotations

import secrets
import time
from collections import deque
from typing import TYPE_CHECKING, Final

from craftnudge.entrypoints.server.problems import KINDS, MEDIA_TYPE, problem_bytes
from craftnudge.entrypoints.server.request_checks import (
    SAFE_METHODS,
    SIGNED_PATHS,
    Headers,
    is_open,
    may_enter,
    refusal_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.entrypoints.server.asgi_types import Application, Message, Receive, Scope, Send
    from craftnudge.entrypoints.server.request_checks import Admission

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src {images}; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_CONTENT_POLICY: Final = _POLICY.format(images="'self'").encode()
# Swagger UI's style sheet holds its icons.
_CONTENT_POLICY_OF_DOCS: Final = _POLICY.format(images="'self' data:").encode()
_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    # "no-referrer" would make browsers send forms of our own pages with the origin "null".
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_POLICY_VIOLATION: Final = 1008
_WRITES_PER_MINUTE: Final = 60
_WRONG_TOKENS_PER_MINUTE: Final = 20
_MINUTE_SECONDS: Final = 60.0


class Guard:
    """The application, with the wall around it."""

    def __init__(
        self, application: Application, admission: Admission, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._application = application
        self._admission = admission
        self._writes = _Rate(_WRITES_PER_MINUTE, clock)
        self._wrong_tokens = _Rate(_WRONG_TOKENS_PER_MINUTE, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self._application(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await self._pass_on(scope, receive, send)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["request_id"] = request_id = secrets.token_hex(8)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_headers_for(scope["path"], request_id)]
            await send(message)

        headers = Headers.of_scope(scope["headers"])
        refused = self._refusal(scope, headers)
        if refused is None:
            await self._application(scope, receive, send_guarded)
        elif refused == "not-signed-in" and _is_page_request(scope["method"], headers):
            await _lead_to_entrance(send_guarded)
        else:
            await _answer(refused, request_id, send_guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> str | None:
        method, path = scope["method"], scope["path"]
        refused = refusal_of(method, path, headers, self._admission)
        if refused is not None:
            return refused
        if self._admission.asks_by_itself(path):
            return None
        if not is_open(path) and not may_enter(headers, self._admission):
            # Without a token nothing was guessed: a browser that comes first has none.
            guessed = headers.one("authorization") is not None
            return "too-many" if guessed and not self._wrong_tokens.allows() else "not-signed-in"
        if method not in SAFE_METHODS and path not in SIGNED_PATHS and not self._writes.allows():
            return "too-many"
        return None


class _Rate:
    """At most so many events in any minute."""

    def __init__(self, most: int, clock: Callable[[], float]) -> None:
        self._times: deque[float] = deque(maxlen=most)
        self._clock = clock

    def allows(self) -> bool:
        """Counts an event; whether it is still within the limit."""
        now = self._clock()
        if len(self._times) == self._times.maxlen and now - self._times[0] < _MINUTE_SECONDS:
            return False
        self._times.append(now)
        return True


def _headers_for(path: str, request_id: str) -> list[tuple[bytes, bytes]]:
    policy = _CONTENT_POLICY_OF_DOCS if path == "/docs" else _CONTENT_POLICY
    return [*_HEADERS, (b"content-security-policy", policy), (b"x-request-id", request_id.encode())]


def _is_page_request(method: str, headers: Headers) -> bool:
    """Whether a browser asks for a page; a program gets a problem document instead."""
    return method == "GET" and "text/html" in (headers.one("accept") or "") and headers.one("authorization") is None


async def _lead_to_entrance(send: Send) -> None:
    """Sends a browser to the page that asks for the token."""
    headers = [(b"location", b"/enter"), (b"content-length", b"0"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _answer(problem: str, request_id: str, send: Send) -> None:
    kind = KINDS[problem]
    body = problem_bytes(kind, instance=request_id)
    headers = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", str(len(body)).encode())]
    if kind.status == KINDS["too-many"].status:
        headers.append((b"retry-after", b"60"))
    if kind.status == KINDS["not-signed-in"].status:
        headers.append((b"www-authenticate", b'Bearer realm="craftnudge"'))
    await send({"type": "http.response.start", "status": kind.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
