"""A stand-in for GitHub on loopback: checks PKCE as GitHub does, and answers errors with status 200."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class StandInGitHub:
    """Who signs in next, and what was asked."""

    url: str = ""
    user: dict[str, Any] = field(default_factory=dict)
    emails: list[dict[str, Any]] = field(default_factory=list)
    challenges: dict[str, str] = field(default_factory=dict)

    def approve(self, authorization_url: str) -> tuple[str, str]:
        """What the browser does where the user agrees; returns the state and the code that it is sent back with."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(authorization_url).query).items()}
        assert query["code_challenge_method"] == "S256"
        code = f"code-{len(self.challenges)}"
        self.challenges[code] = query["code_challenge"]
        return query["state"], code


@contextmanager
def stand_in_github() -> Iterator[StandInGitHub]:
    """A running one."""
    github = StandInGitHub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            sent = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
            made = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).rstrip(b"=")
            if github.challenges.pop(sent["code"], None) == made.decode():
                self.answer({"access_token": "gho_x", "token_type": "bearer", "scope": "user:email"})
            else:
                self.answer({"error": "bad_verification_code", "error_description": "The code is incorrect."})

        def do_GET(self) -> None:
            assert self.headers["authorization"] == "Bearer gho_x"
            self.answer(github.emails if self.path.startswith("/user/emails") else github.user)

        def answer(self, document: Any) -> None:
            body = json.dumps(document).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the standard library's name
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    github.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield github
    finally:
        server.shutdown()
        server.server_close()
