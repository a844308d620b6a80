"""What strangers, broken clients and other users of the machine can do to a server."""

from __future__ import annotations

import itertools
import os
import socket
import threading
import time
from contextlib import suppress
from http.client import HTTPException
from typing import TYPE_CHECKING

import pytest

from tests.support.server import serving
from tests.support.waiting import PATIENCE_SECONDS, wait_until

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository
    from tests.support.server import RunningServer

SITES = (None, "same-origin", "none", "same-site", "cross-site", "", "SAME-ORIGIN")
MODES = (None, "navigate", "no-cors", "cors", "same-origin", "websocket")
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")
# Each path as it is, and as a client could hide it.
OUTSIDE = (
    "../application.py",
    "..%2fapplication.py",
    "%2e%2e/application.py",
    "..%5capplication.py",
    "%2fetc%2fpasswd",
    "/etc/passwd",
    "style.css%00",
    "....//application.py",
    "__init__.py",
)


def test_only_our_own_pages_and_links_pass(server: RunningServer) -> None:
    """Every mix of site, mode and method: a foreign page may follow a link, and nothing else."""
    for site, mode, method in itertools.product(SITES, MODES, METHODS):
        headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
        refused = server.ask("/coach/commit", method, headers=headers).status == 403
        own = site in (None, "same-origin", "none")
        assert refused != (own or (method == "GET" and mode == "navigate")), (site, mode, method)


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_name_leads_out_of_the_table_of_files(server: RunningServer, name: str) -> None:
    """A file is an entry of a table, never a path."""
    reply = server.ask(f"/static/{name}")
    assert reply.status == 404
    assert b"import" not in reply.body


def sent(server: RunningServer, data: bytes) -> bytes:
    """What the server says to these bytes before it closes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_SECONDS) as connection:
        heard = b""
        # It may close before all is sent.
        with suppress(OSError):
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            while piece := connection.recv(65536):
                heard += piece
        return heard


@pytest.mark.parametrize(
    "data",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
        b"POST /coach/commit HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: many\r\n\r\n",
        b"POST /coach/commit HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: 127.0.0.1\r\n\r\n",
        b"",
    ],
)
def test_a_broken_request_harms_nobody(server: RunningServer, data: bytes) -> None:
    """It is refused or dropped, and the next one is answered."""
    assert b" 200 " not in sent(server, data)[:20]
    assert server.ask("/health").status == 200


def test_a_slow_client_keeps_nobody_waiting(server: RunningServer) -> None:
    """Fifty requests that never end, and bodies that never come."""
    opened = []
    try:
        for number in range(50):
            connection = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_SECONDS)
            begun = (
                b"GET / HTTP/1.1\r\nHo"
                if number % 2
                else (
                    f"POST /coach/commit HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Length: 900000\r\n"
                    f"Authorization: Bearer {server.token}\r\nContent-Type: application/json\r\n\r\n{{".encode()
                )
            )
            connection.sendall(begun)
            opened.append(connection)
        assert server.ask("/coach/progress/everyone").status == 200
    finally:
        for connection in opened:
            connection.close()


def test_writes_have_a_limit(program: Program) -> None:
    """Sixty a minute, then 429 with the time to wait; reading goes on."""
    with serving(program) as own:
        statuses = [own.ask("/coach/goal", "PUT", body={"check": None}).status for _ in range(65)]
        assert statuses.count(429) >= 1
        refused = own.ask("/coach/goal", "PUT", body={"check": None})
        assert (refused.status, refused.headers["retry-after"]) == (429, "60")
        assert own.ask("/coach/goal").status == 200


def test_another_user_of_the_machine_is_not_let_in(program: Program) -> None:
    """The token's file is for its owner alone, and a session of an older token or of another port is none."""
    token_file = program.home / "craftnudge" / "serve.token"
    with serving(program) as own:
        assert token_file.stat().st_mode & 0o777 == 0o600
        entered = own.ask(
            "/enter",
            "POST",
            body=f"token={own.token}".encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            signed_in=False,
        )
        cookie = entered.headers["set-cookie"].partition(";")[0]
        assert own.ask("/coach/goal", headers={"Cookie": cookie}, signed_in=False).status == 200
        renamed = "craftnudge-1=" + cookie.partition("=")[2]
        assert own.ask("/coach/goal", headers={"Cookie": renamed}, signed_in=False).status == 401
    with serving(program, "--new-token") as renewed:
        cookie = cookie.replace(f"-{own.port}=", f"-{renewed.port}=")
        assert renewed.ask("/coach/goal", headers={"Cookie": cookie}, signed_in=False).status == 401


def test_a_killed_server_leaves_all_as_it_was(program: Program, repository: GitRepository) -> None:
    """Killed in the middle of answers: the journal is whole, and the next server answers the same."""
    repository.commit("Add the first order", {"a.py": "a = 1\n"})
    program("track")
    with serving(program) as own:
        before = own.ask("/coach/progress/everyone").body
        asking = threading.Thread(target=_ask_until_it_ends, args=(own,))
        asking.start()
        own.process.kill()
        asking.join(PATIENCE_SECONDS)
    assert program("journal", "verify").code == 0
    with serving(program) as again:
        assert again.ask("/coach/progress/everyone").body == before


def _ask_until_it_ends(server: RunningServer) -> None:
    with suppress(OSError, HTTPException):
        while True:
            server.ask("/coach/insights/everyone")


def _many_clients(program: Program, repository: GitRepository, *, requests: int, commits: int) -> None:
    """Eight clients read while commits arrive: each answer is one of 200, 304 or 429, and none is lost."""
    paths = ("/", "/commits", "/coach/progress/everyone?days=30", "/coach/insights/everyone", "/health", "/metrics")
    repository.commit("Add order 0", {"a.py": "a = 0\n"}, seconds=int(time.time()) - 9000)
    program("track")
    statuses: list[int] = []
    with serving(program) as own:

        def read(first: int) -> None:
            for number in range(requests // 8):
                path = paths[(first + number) % len(paths)]
                statuses.append(own.ask(path, headers={"Accept": "text/html, application/json"}).status)

        readers = [threading.Thread(target=read, args=(number,)) for number in range(8)]
        for reader in readers:
            reader.start()
        for number in range(commits):
            repository.commit(f"Add order {number + 1}", {"a.py": f"a = {number + 1}\n"})
            assert program("track").code == 0
        for reader in readers:
            reader.join()
        assert len(statuses) == requests // 8 * 8
        assert set(statuses) == {200}
        wait_until(lambda: own.ask("/commits").json["matching"] == commits + 1)
        assert _open_files(own) < 60


def _open_files(server: RunningServer) -> int:
    folder = f"/proc/{server.process.pid}/fd"
    return len(os.listdir(folder)) if os.path.isdir(folder) else 0  # noqa: PTH208, PTH112 - entries that vanish


def test_many_clients_while_commits_arrive(program: Program, repository: GitRepository) -> None:
    """The small form: 320 requests."""
    _many_clients(program, repository, requests=320, commits=4)


@pytest.mark.soak
def test_ten_thousand_requests_while_commits_arrive(program: Program, repository: GitRepository) -> None:
    """The whole of it."""
    _many_clients(program, repository, requests=10_000, commits=60)
