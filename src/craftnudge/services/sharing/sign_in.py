"""Signs a machine in at a team's server: the browser goes to GitHub, and its answer comes back on loopback."""

from __future__ import annotations

import base64
import hashlib
import secrets
import socket
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from craftnudge.adapters.remote.team_client import TeamClient, checked_server
from craftnudge.errors import RemoteError, UsageError
from craftnudge.services.sharing.remote import Remote, RemoteFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.adapters.remote.team_client import Http
    from craftnudge.services.workplace import Workplace

_TOKEN_DAYS: Final = 366
_PATIENCE_SECONDS: Final = 300.0
_LONGEST_CODE: Final = 200
_LONGEST_TOKEN: Final = 2_000
_DONE: Final = b"You are signed in. Close this page and go back to the terminal.\n"


def sign_in(
    workplace: Workplace,
    server: str,
    open_page: Callable[[str], object],
    *,
    http: Http | None = None,
    patience_seconds: float = _PATIENCE_SECONDS,
) -> str:
    """Signs in with the browser, and keeps a token of this machine's own; returns the role there.

    `open_page` is called with the address to open. Raises RemoteError without a sign-in in time.
    """
    server = checked_server(server)
    verifier = secrets.token_urlsafe(48)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    with _CodeServer(("127.0.0.1", 0), _CodeHandler) as waiting:
        open_page(f"{server}/v1/auth/github?challenge={challenge}&port={waiting.server_port}")
        code = waiting.code_within(patience_seconds)
    if code is None:
        raise RemoteError("remote.nobody-signed-in", host=urlsplit(server).netloc)
    access = TeamClient(server, http=http).redeem(code, verifier)
    name = f"craftnudge on {socket.gethostname()}"[:80]
    token = TeamClient(server, access, http).make_token(name, _TOKEN_DAYS)
    return keep_token(workplace, server, token, http=http)


def keep_token(workplace: Workplace, server: str, token: str, *, http: Http | None = None) -> str:
    """Keeps a token that was made elsewhere, if the server takes it; returns the role there."""
    server = checked_server(server)
    if not token.isascii() or not token or len(token) > _LONGEST_TOKEN:
        raise UsageError("remote.bad-token")
    role, _ = TeamClient(server, token, http).me()
    file = RemoteFile(workplace.home)
    try:
        before = file.read()
    except UsageError:
        before = Remote(server, token)
    if before.server != server:
        # Another server gets nothing that was chosen for the one before.
        file.forget_sent()
        before = Remote(server, token)
    file.write(Remote(server, token, before.shared))
    return role


class _CodeServer(HTTPServer):
    """Waits for the one request that brings the code."""

    code: str | None = None

    def code_within(self, seconds: float) -> str | None:
        """The code; None if it does not come in time."""
        end = time.monotonic() + seconds
        while self.code is None and (left := end - time.monotonic()) > 0:
            self.timeout = left
            self.handle_request()
        return self.code

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away is no error of ours."""


class _CodeHandler(BaseHTTPRequestHandler):
    timeout = 10
    server: _CodeServer

    def do_GET(self) -> None:
        code = parse_qs(urlsplit(self.path).query).get("code", [""])[0]
        is_code = 0 < len(code) <= _LONGEST_CODE
        self.send_response(200 if is_code else 404)
        self.send_header("content-type", "text/plain; charset=utf-8")
        self.end_headers()
        if is_code:
            self.wfile.write(_DONE)
            self.server.code = code

    def log_message(self, *_: object) -> None:
        """A code is a secret, and goes into no log."""
