"""`craftnudge serve` as a process: how it starts and how it ends."""

from __future__ import annotations

import signal
import time
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from tests.support.server import serving
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it(program: Program, how: signal.Signals) -> None:
    """Within seconds and without a traceback; Ctrl-C is how its owner ends it, so that is exit code 0."""
    with serving(program) as server:
        server.process.send_signal(how)
        code = server.process.wait(PATIENCE_SECONDS)
        assert server.process.stdout is not None
        output = server.process.stdout.read()
    assert code == (0 if how is signal.SIGINT else -signal.SIGTERM)
    assert "Traceback" not in output


def test_an_open_page_does_not_hold_up_the_end(program: Program) -> None:
    """Its stream is ended as it should be, not cut off when the server's patience is over."""
    with serving(program) as server:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_SECONDS)
        connection.request("GET", "/events", headers={"Authorization": f"Bearer {server.token}"})
        response = connection.getresponse()
        assert response.readline()
        server.process.terminate()
        response.read()  # raises IncompleteRead where it was cut off
        connection.close()


def test_without_a_journal_it_starts(program: Program) -> None:
    """And answers that nothing is there."""
    with serving(program) as server:
        assert server.ask("/ready").json["status"] == "ok"
        assert server.ask("/coach/goal").status == 200
        assert server.ask("/coach/progress/everyone").status == 200


def test_new_token_ends_sessions(program: Program) -> None:
    """The old token opens nothing any more."""
    with serving(program) as server:
        old = server.token
    with serving(program, "--new-token") as server:
        assert server.token != old
        assert server.ask("/coach/goal", headers={"Authorization": f"Bearer {old}"}).status == 401
        assert server.ask("/coach/goal").status == 200


def test_another_commit_is_in_the_next_answer(program: Program, repository: GitRepository) -> None:
    """The journal is read again where it has changed."""
    now = int(time.time())
    repository.commit("Add the first order", {"a.py": "a = 1\n"}, seconds=now - 120)
    program("track")
    with serving(program) as server:
        first = server.ask("/coach/progress/everyone")
        repository.commit("Add the second order", {"a.py": "a = 2\n"}, seconds=now - 60)
        program("track")
        second = server.ask("/coach/progress/everyone", headers={"If-None-Match": first.headers["etag"]})
    assert (len(first.json["commits"]), len(second.json["commits"])) == (1, 2)
