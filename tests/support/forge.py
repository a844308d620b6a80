"""A stand-in for a forge: it serves a real bare repository over HTTP, has the API of comments, and signs deliveries."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.support.repository import GitRepository
    from tests.support.server import Reply, RunningServer

SECRET = "a secret of this test, 1"  # noqa: S105 - of the tests
ZEROS = "0" * 40
BOT = {"id": 42, "type": "User"}


@dataclass
class StandIn:
    """A forge with the repository `acme/shop`; `comments` are those of all its pull requests, in order of creation."""

    folder: Path
    home: Path
    port: int = 0
    comments: list[dict[str, Any]] = field(default_factory=list)
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    # What is answered instead, by method: a status and headers.
    answers: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the repository is fetched from."""
        return f"http://127.0.0.1:{self.port}/acme/shop.git"

    @property
    def bare(self) -> Path:
        """The repository itself, which is pushed to."""
        return self.folder / "acme" / "shop.git"

    def api(  # noqa: PLR0911 - a table of answers
        self, method: str, path: str, query: Mapping[str, list[str]], body: Any
    ) -> tuple[int, dict[str, str], Any]:
        """The answer of the API to a request; pages have as many comments as are asked for."""
        if method in self.answers:
            return (*self.answers[method], None)
        if path.endswith("/user"):
            return 200, {}, BOT
        number = int(path.rpartition("/comments")[0].rpartition("/")[2] or 0) if path.endswith("/comments") else 0
        if method == "GET":
            size, page = int(query["per_page"][0]), int(query["page"][0])
            own = [comment for comment in self.comments if comment["number"] == number]
            return 200, {}, own[(page - 1) * size : page * size]
        if method == "POST":
            self.comments.append({"id": len(self.comments) + 1, "number": number, "body": body["body"], "user": BOT})
            return 201, {}, self.comments[-1]
        found = next((one for one in self.comments if one["id"] == int(path.rpartition("/")[2])), None)
        if found is None:
            return 404, {}, None
        if method == "DELETE":
            self.comments.remove(found)
            return 204, {}, None
        found["body"] = body["body"]
        return 200, {}, found


@contextmanager
def forge(folder: Path, home: Path) -> Iterator[StandIn]:
    """A forge on a free port, with an empty repository."""
    stand_in = StandIn(folder, home)
    stand_in.bare.mkdir(parents=True)
    subprocess.run(
        ["git", "init", "--quiet", "--bare", "--initial-branch=main", "."],
        cwd=stand_in.bare,
        env=sealed_environment(home),
        check=True,
    )

    class Handler(_Handler):
        forge = stand_in

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand_in.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def push(repository: GitRepository, stand_in: StandIn, *arguments: str) -> None:
    """A real `git push` to the forge."""
    repository.git("push", "--quiet", *arguments[:-1], str(stand_in.bare), arguments[-1] if arguments else "main")


def push_payload(before: str, after: str, ref: str = "refs/heads/main", **more: Any) -> dict[str, Any]:
    """What a forge says of a push, with addresses that must not be used."""
    repository = {
        "full_name": "acme/shop",
        "html_url": "https://forge.example/acme/shop",
        "clone_url": "http://169.254.169.254/acme/shop.git",
        "ssh_url": "ext::sh -c 'touch /tmp/owned'",
    }
    return {"ref": ref, "before": before, "after": after, "repository": repository, "commits": [], **more}


def pull_request_payload(number: int, title: str, action: str = "opened", **more: Any) -> dict[str, Any]:
    """What a forge says of a pull request."""
    request = {"number": number, "state": "open", "draft": False, "title": title, "body": "", "base": {"ref": "main"}}
    return {"action": action, "pull_request": request | more, "repository": push_payload(ZEROS, ZEROS)["repository"]}


def deliver(
    server: RunningServer,
    payload: Any,
    *,
    event: str = "push",
    identity: str = "1",
    secret: str = SECRET,
    kind: str = "gitea",
    headers: Mapping[str, str | None] | None = None,
) -> Reply:
    """A delivery, signed as that kind of forge signs; bytes are sent as they are."""
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    name = {"github": "GitHub", "gitea": "Gitea", "forgejo": "Forgejo", "gitlab": "Gitlab"}[kind]
    signed = {"github": {"X-Hub-Signature-256": f"sha256={digest}"}, "gitlab": {"X-Gitlab-Token": secret}}
    sent = {
        "Content-Type": "application/json",
        f"X-{name}-Event": event,
        f"X-{name}-Delivery": identity,
        "Idempotency-Key": identity,
        **signed.get(kind, {f"X-{name}-Signature": digest}),
    }
    return server.ask(f"/hooks/{kind}", "POST", body=body, headers={**sent, **(headers or {})}, signed_in=False)


class _Handler(BaseHTTPRequestHandler):
    forge: StandIn
    protocol_version = "HTTP/1.1"

    def _handle(self) -> None:
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.forge.requests.append((self.command, self.path, self.headers.get("Authorization", "")))
        if address.path.startswith("/api/"):
            document = json.loads(body) if body else None
            status, headers, answer = self.forge.api(self.command, address.path, parse_qs(address.query), document)
            self._answer(status, headers, b"" if answer is None else json.dumps(answer).encode())
        else:
            self._git(address.path, address.query, body)

    do_GET = do_POST = do_PATCH = do_DELETE = _handle  # noqa: N815 - the names that the library looks for

    def _git(self, path: str, query: str, body: bytes) -> None:
        """Hands a request to `git http-backend`, which speaks CGI."""
        done = subprocess.run(
            ["git", "http-backend"],
            input=body,
            capture_output=True,
            check=False,
            env=sealed_environment(self.forge.home)
            | {
                "GIT_PROJECT_ROOT": os.fspath(self.forge.folder),
                "GIT_HTTP_EXPORT_ALL": "1",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "REQUEST_METHOD": self.command,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            },
        )
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line)
        status = int(headers.pop("Status", "200 OK").split()[0])
        self._answer(status, headers, content)

    def _answer(self, status: int, headers: Mapping[str, str], content: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Writes no log."""


def standard_webhook(token: str, identity: str, sent: int, body: bytes) -> dict[str, str]:
    """The headers of GitLab's signing token."""
    key = base64.b64decode(token.removeprefix("whsec_"))
    digest = hmac.new(key, f"{identity}.{sent}.".encode() + body, hashlib.sha256).digest()
    signature = f"v1,{base64.b64encode(digest).decode()}"
    return {"webhook-id": identity, "webhook-timestamp": str(sent), "webhook-signature": signature}
