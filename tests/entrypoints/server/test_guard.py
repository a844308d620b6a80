"""The wall around a real server, for every route that it has."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from craftnudge.entrypoints.server.request_checks import SIGNED_PATHS
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from tests.support.server import RunningServer

UNLISTED = [("GET", "/"), ("GET", "/enter"), ("POST", "/enter"), ("GET", "/static/style.css"), ("GET", "/docs")]
UNLISTED += [
    ("GET", "/openapi.json"),
    ("GET", "/nothing"),
    ("POST", "/hooks/other"),
    ("POST", "/hooks/github"),
    ("DELETE", "/coach/goal"),
]
OPEN = {"/health", "/ready", "/metrics", "/enter"}


def routes(server: RunningServer) -> list[tuple[str, str]]:
    """Every operation of the description, with something in the place of its parameters, and what is not in it."""
    paths = server.ask("/openapi.json").json["paths"]
    listed = [(method.upper(), path) for path, methods in paths.items() for method in methods]
    return [(method, path.replace("{", "").replace("}", "")) for method, path in listed] + UNLISTED


def test_no_route_answers_a_foreign_host(server: RunningServer) -> None:
    """421, before the route is looked up."""
    assert len(routes(server)) > 12
    for method, path in routes(server):
        reply = server.ask(path, method, headers={"Host": "evil.example"})
        assert (reply.status, method, path) == (421, method, path)


def test_no_route_is_asked_by_another_site(server: RunningServer) -> None:
    """403 for a page of another port, of another site, and for an origin that hides."""
    for method, path in routes(server):
        for foreign in ({"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
            assert (server.ask(path, method, headers=foreign).status, method, path) == (403, method, path)


def test_no_route_but_a_few_answers_without_the_token(server: RunningServer) -> None:
    """401 with the way to sign in; a browser that asks for a page is led to the entrance."""
    for method, path in routes(server):
        if path in OPEN or path.startswith("/static/") or path in SIGNED_PATHS:
            continue
        reply = server.ask(path, method, signed_in=False)
        assert (reply.status, reply.json["type"], path) == (401, "/problems/not-signed-in", path)
        assert reply.headers["www-authenticate"].startswith("Bearer")
    page = server.ask("/", signed_in=False, headers={"Accept": "text/html"})
    assert (page.status, page.headers["location"]) == (303, "/enter")


def test_every_answer_carries_the_policy(server: RunningServer) -> None:
    """Also a refusal and a wrong address; nothing allows another site to read."""
    # A stream of events has no end; its headers are those of all answers.
    for method, path in [*routes(server), ("GET", "/health?x=1")]:
        if path == "/events":
            continue
        for host in (f"127.0.0.1:{server.port}", "evil.example"):
            reply = server.ask(path, method, headers={"Host": host})
            assert "default-src 'none'" in reply.headers["content-security-policy"]
            assert "unsafe" not in reply.headers["content-security-policy"]
            assert reply.headers["x-content-type-options"] == "nosniff"
            # With "no-referrer" browsers send forms with the origin "null", which is refused.
            assert reply.headers["referrer-policy"] == "same-origin"
            assert reply.headers["x-request-id"]
            assert not [name for name in reply.headers if name.startswith("access-control")]
            assert "server" not in reply.headers


def test_a_websocket_is_refused_on_every_path(server: RunningServer) -> None:
    """No route speaks it, and a guard of HTTP alone would not see one."""
    for path in ("/", "/events", "/coach/goal"):
        with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_SECONDS) as connection:
            connection.sendall(
                f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nUpgrade: websocket\r\n"
                "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
            )
            assert b" 101 " not in connection.recv(1024)


def test_wrong_tokens_have_a_limit(server: RunningServer) -> None:
    """After twenty in a minute: 429. Who has the token is still answered."""
    wrong = {"Authorization": "Bearer wrong-wrong-wrong-wrong"}
    statuses = [server.ask("/coach/goal", headers=wrong).status for _ in range(25)]
    assert statuses[:5] == [401] * 5
    assert statuses[-1] == 429
    assert server.ask("/coach/goal").status == 200
