"""`/jobs`: recording a history in the background of the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.schema import assert_valid
from tests.support.server import serving
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository
    from tests.support.server import RunningServer


def test_a_history_is_recorded(program: Program, repository: GitRepository) -> None:
    """The request is answered at once; the job tells how far it is, and its stream ends with it."""
    for number in range(30):
        repository.commit(f"Add order {number}", {"a.py": f"a = {number}\n"})
    program("track")
    with serving(program) as server:
        begun = server.ask("/jobs", "POST", body={"repository": "repo"})
        assert begun.status == 202
        assert_valid("job", begun.json)
        place = begun.headers["location"]
        stream = server.ask(f"{place}/events").body.decode()
        assert stream.rstrip().rpartition("event: job")[2].count('"state": "done"') == 1
        job = server.ask(place).json
        assert_valid("job", job)
        assert (job["state"], job["done"], job["total"], job["written"]) == ("done", 29, 29, 29)
        assert server.ask("/commits").json["matching"] == 30


def test_the_same_key_starts_one_job(program: Program, repository: GitRepository) -> None:
    """A client that did not hear the answer may ask again; another request with that key is refused."""
    repository.commit("Add an order", {"a.py": "a = 1\n"})
    program("track")
    with serving(program) as server:
        key = {"Idempotency-Key": "once"}
        first, second = (server.ask("/jobs", "POST", body={"repository": "repo"}, headers=key) for _ in range(2))
        assert first.json["job_id"] == second.json["job_id"]
        other = server.ask("/jobs", "POST", body={"repository": "another"}, headers=key)
        assert (other.status, other.json["type"]) == (422, "/problems/other-request")


@pytest.mark.parametrize("repository", ["nothing", "..", "/", "/etc"])
def test_only_a_recorded_repository_is_opened(server: RunningServer, repository: str) -> None:
    """By its name: a path that somebody sends is never opened."""
    reply = server.ask("/jobs", "POST", body={"repository": repository})
    assert (reply.status, reply.json["type"]) == (404, "/problems/unknown-repository")


def test_an_unknown_job_is_a_problem(server: RunningServer) -> None:
    """To see and to stop."""
    for method in ("GET", "DELETE"):
        assert server.ask("/jobs/nothing", method).json["type"] == "/problems/unknown-job"


def test_a_job_is_stopped(program: Program, repository: GitRepository) -> None:
    """It ends as stopped, or was done before; it never fails for it."""
    for number in range(60):
        repository.commit(f"Add order {number}", {"a.py": f"a = {number}\n"})
    program("track")
    with serving(program) as server:
        place = server.ask("/jobs", "POST", body={"repository": "repo"}).headers["location"]
        server.ask(place, "DELETE")
        wait_until(lambda: server.ask(place).json["state"] in ("stopped", "done"))
