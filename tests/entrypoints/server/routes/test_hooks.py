"""The door for deliveries: what gets in, and every way to try without the secret."""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.support.forge import SECRET, deliver, push_payload
from tests.support.program import Program
from tests.support.server import serving
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.server import RunningServer

PAYLOAD = push_payload("a" * 40, "b" * 40)
NEW_SECRET = "the next secret of this test"  # noqa: S105 - of this test


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user with two secrets, and a repository at an address where nothing listens."""
    home = tmp_path_factory.mktemp("hooks")
    settings = home / ".config" / "craftnudge" / "config.toml"
    settings.parent.mkdir(parents=True)
    (home / "secrets").write_text(f"# both, while it changes\n{NEW_SECRET}\nshort\n")
    settings.write_text(
        f'[hooks]\nrepositories = ["http://127.0.0.1:9/acme/shop.git"]\nsecrets = ["{SECRET}"]\n'
        f'secrets-file = "{home / "secrets"}"\n'
    )
    return home


@pytest.fixture(scope="module")
def door(home: Path) -> Iterator[RunningServer]:
    """A server with that settings file."""
    with serving(Program(home, home)) as running:
        yield running


def test_there_is_nothing_until_a_secret_is_set(tmp_path: Path) -> None:
    """404 for every forge, also with a repository configured; the log says what to set."""
    with serving(Program(tmp_path, tmp_path), "--log") as running:
        for kind in ("github", "gitea", "forgejo", "gitlab"):
            assert deliver(running, PAYLOAD, kind=kind).status == 404
        running.process.terminate()
        log = running.process.stdout.read() if running.process.stdout else ""
    assert "GITHUB_WEBHOOK_SECRET" in log


@pytest.mark.parametrize("kind", ["github", "gitea", "forgejo", "gitlab"])
def test_each_forge_delivers_with_either_secret(door: RunningServer, home: Path, kind: str) -> None:
    """202 with the delivery on disk; the same again is known, by its id and by its body."""
    for secret in (SECRET, NEW_SECRET):
        payload = PAYLOAD | {"n": f"{kind} {secret}"}
        event = "Push Hook" if kind == "gitlab" else "push"
        if kind == "gitlab":
            payload["project"] = {"path_with_namespace": "acme/shop", "web_url": "https://forge.example/acme/shop"}
        waiting = set((home / "craftnudge/hooks/inbox").glob("*.json"))
        reply = deliver(door, payload, kind=kind, event=event, identity=secret, secret=secret)
        assert (reply.status, reply.json) == (
            202,
            {"schema": "craftnudge.delivery/1", "event": "push", "result": "queued"},
        )
        (kept,) = set((home / "craftnudge/hooks/inbox").glob("*.json")) - waiting
        assert kept.stat().st_mode & 0o777 == 0o600
        assert "clone_url" not in kept.read_text()
        again = deliver(door, payload, kind=kind, event=event, identity=secret, secret=secret)
        assert (again.status, again.json["result"]) == (200, "known")


def test_nothing_gets_in_without_a_good_signature(door: RunningServer) -> None:
    """401: none, a wrong one, of another secret, of a short line of the file, SHA-1, text outside ASCII."""
    good = deliver(door, PAYLOAD, event="ping")
    assert good.status == 200
    for headers in (
        {"X-Gitea-Signature": None},
        {"X-Gitea-Signature": ""},
        {"X-Gitea-Signature": "0" * 64},
        {"X-Gitea-Signature": "\u00e4" * 64},
        {"X-Gitea-Signature": None, "X-Hub-Signature": "sha1=" + "0" * 40},
        {"X-Gitea-Signature": None, "Authorization": f"Bearer {door.token}"},
    ):
        reply = deliver(door, PAYLOAD, headers=headers)
        assert (reply.status, reply.json["type"]) == (401, "/problems/wrong-signature"), headers
    for secret in ("", "short", "another secret of nobody"):
        assert deliver(door, PAYLOAD, secret=secret).status == 401


def test_a_good_signature_opens_no_other_path(door: RunningServer) -> None:
    """Other paths need the token as ever; a page of another site gets nothing on this one either."""
    signed = json.dumps(PAYLOAD).encode()
    for path in ("/hooks/", "/hooks/other", "/hooks/github/x", "/hooks", "/jobs"):
        assert door.ask(path, "POST", body=signed, signed_in=False).status == 401, path
    assert door.ask("/hooks/gitea").status == 405
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert deliver(door, PAYLOAD, headers=headers).status == 403
    assert deliver(door, PAYLOAD, headers={"Host": "evil.example"}).status == 421


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 2_000_000,
        b'{"repository": ' + b"9" * 10_000 + b"}",
        b"null",
        b"[]",
        json.dumps(PAYLOAD | {"repository": {"full_name": "../../etc/passwd"}}).encode(),
        json.dumps(PAYLOAD | {"ref": "--upload-pack=touch x"}).encode(),
        json.dumps(PAYLOAD | {"after": "HEAD"}).encode(),
    ],
    ids=range(10),
)
def test_a_signed_body_of_anything_is_refused(door: RunningServer, body: bytes) -> None:
    """400 for no JSON, deep JSON, long numbers, other types, names that climb: never a 500."""
    reply = deliver(door, body)
    assert (reply.status, reply.json["type"]) == (400, "/problems/invalid-delivery")


def test_forms_are_taken_and_other_types_are_not(door: RunningServer) -> None:
    """GitHub's other content type, signed over the form; a type that a page could send without asking is refused."""
    form = urlencode({"payload": json.dumps(PAYLOAD | {"n": "form"})}).encode()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert deliver(door, form, identity="form", kind="github", headers=kind).status == 202
    assert deliver(door, b"payload=%7B", kind="github", headers=kind).status == 400
    assert deliver(door, b"&" * 5000, kind="github", headers=kind).status == 400
    for other in ("text/plain", "multipart/form-data; boundary=x", None):
        assert deliver(door, PAYLOAD, headers={"Content-Type": other}).status == 415


def test_only_configured_repositories_are_taken(door: RunningServer) -> None:
    """403 for another one, whatever its addresses say; events without work are answered by name."""
    other = PAYLOAD | {"repository": PAYLOAD["repository"] | {"full_name": "acme/other"}}
    assert deliver(door, other).json["type"] == "/problems/repository-not-configured"
    for event, name in (("ping", "ping"), ("star", "other"), ("x" * 300, "other")):
        reply = deliver(door, other, event=event)
        assert (reply.status, reply.json["event"], reply.json["result"]) == (200, name, "ignored")


def raw(door: RunningServer, *parts: bytes, ends: bool = False) -> bytes:
    """What a server answers to bytes that no library would send; `ends` says that no more will come."""
    with socket.create_connection(("127.0.0.1", door.port), timeout=PATIENCE_SECONDS) as connection:
        for part in parts:
            connection.sendall(part)
        if ends:
            connection.shutdown(socket.SHUT_WR)
        return connection.recv(65_536)


def head(door: RunningServer, *headers: str) -> bytes:
    """A request's head with a signature that will not fit."""
    lines = [
        "POST /hooks/gitea HTTP/1.1",
        f"Host: 127.0.0.1:{door.port}",
        "Content-Type: application/json",
        "X-Gitea-Event: push",
        "X-Gitea-Signature: " + "0" * 64,
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def test_sizes_are_bounded_whatever_is_announced(door: RunningServer) -> None:
    """25 MiB: announced, measured in chunks, and with lengths that lie. The server answers on."""
    assert deliver(door, b" " * (25 * 2**20), event="ping").status == 200
    assert b" 413 " in raw(door, head(door, f"Content-Length: {25 * 2**20 + 1}"))
    assert b" 413 " in raw(door, head(door, "Content-Length: " + "9" * 30)).replace(b" 400 ", b" 413 ")
    assert b" 400 " in raw(door, head(door, "Content-Length: -1"))
    assert b" 202 " not in raw(door, head(door, "Content-Length: 1000"), b"{}", ends=True)
    assert b" 401 " in raw(door, head(door, "Content-Length: 2"), b"{}{}{}{}")
    chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
    chunked = head(door, "Transfer-Encoding: chunked")
    with suppress(ConnectionResetError, BrokenPipeError):  # the rest was not waited for
        assert b" 413 " in raw(door, chunked, *[chunk] * 26, b"0\r\n\r\n")
    assert door.ask("/health").status == 200


def test_slow_bodies_do_not_keep_pages_waiting(door: RunningServer) -> None:
    """Forty bodies that never come: pages are served meanwhile, and each ends with 408 or 503."""
    slow = [socket.create_connection(("127.0.0.1", door.port), timeout=PATIENCE_SECONDS) for _ in range(40)]
    try:
        for connection in slow:
            connection.sendall(head(door, "Content-Length: 1000") + b"{")
        assert door.ask("/").status in (200, 303)
        answers = [connection.recv(4096).split(b" ")[1] for connection in slow]
    finally:
        for connection in slow:
            connection.close()
    assert set(answers) == {b"408", b"503"}
    assert answers.count(b"503") == 8


def test_what_is_counted_names_nobody(door: RunningServer) -> None:
    """Figures by forge, event and result, with what waits; no repository, no id."""
    deliver(door, PAYLOAD, secret="another secret of nobody")  # noqa: S106 - of this test
    figures = door.ask("/metrics").body.decode()
    assert 'craftnudge_webhook_deliveries_total{event="push",forge="gitea",result="unsigned"}' in figures
    assert 'craftnudge_webhook_inbox_entries{state="waiting"}' in figures
    assert "craftnudge_webhook_lag_seconds" in figures
    assert "acme" not in figures
