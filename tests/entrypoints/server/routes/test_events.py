"""`/events`: what changed, told to whoever listens."""

from __future__ import annotations

import socket
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.support.server import serving
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.program import Program
    from tests.support.repository import GitRepository
    from tests.support.server import RunningServer


@contextmanager
def listening(server: RunningServer) -> Iterator[socket.socket]:
    """A stream that has been opened."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(
            f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
            f"Authorization: Bearer {server.token}\r\nAccept: text/event-stream\r\n\r\n".encode()
        )
        heard_until(connection, b"event: open")
        yield connection


def heard_until(connection: socket.socket, wanted: bytes) -> bytes:
    """What arrives up to those bytes; fails if the stream ends without them."""
    heard = b""
    while wanted not in heard:
        piece = connection.recv(4096)
        assert piece, heard
        heard += piece
    return heard


def test_a_recorded_commit_and_a_goal_are_told(program: Program, repository: GitRepository) -> None:
    """By name alone: the page asks for the rest."""
    repository.commit("Add the first order", {"a.py": "a = 1\n"})
    with serving(program) as server, listening(server) as first, listening(server) as second:
        program("track")
        assert b"event: journal" in heard_until(first, b"event: journal")
        heard_until(second, b"event: journal")
        program("goal", "CN110")
        heard_until(first, b"event: goal")


def test_a_forgotten_commit_makes_pages_read_anew(program: Program, repository: GitRepository) -> None:
    """The journal is another file then."""
    repository.commit("Add the first order", {"a.py": "a = 1\n"})
    program("track")
    with serving(program) as server, listening(server) as stream:
        program("journal", "forget", "--user-id", repository.git("log", "-1", "--format=%ae").strip(), "--yes")
        heard_until(stream, b"event: resync")


def test_the_server_ends_though_pages_listen(program: Program) -> None:
    """Ten streams end with it, within seconds on a quiet machine."""
    with serving(program) as server:
        streams = [listening(server) for _ in range(10)]
        opened = [stream.__enter__() for stream in streams]
        server.process.terminate()
        started = time.monotonic()
        server.process.wait(PATIENCE_SECONDS)
        assert time.monotonic() - started < PATIENCE_SECONDS
        for connection in opened:
            connection.close()
