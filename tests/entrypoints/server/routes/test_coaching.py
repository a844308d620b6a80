"""`/coach`: documents as the commands write them."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository
    from tests.support.server import RunningServer

    Recorded = tuple[Program, GitRepository]


@pytest.mark.parametrize("name", ["progress", "insights"])
def test_the_document_is_that_of_the_command(server: RunningServer, recorded: Recorded, name: str) -> None:
    """The same figures, for the same person."""
    program, repository = recorded
    address = repository.git("log", "-1", "--format=%ae").strip()
    document = server.ask(f"/coach/{name}/{address}?days=30").json
    assert_valid(name, document)
    told = program(name, "--days", "30", "--json", "--no-ai", "--user-id", address).json
    told["ai"] = document["ai"]
    assert document == told


@pytest.mark.parametrize("name", ["progress", "insights"])
def test_everyone_and_a_repository_can_be_asked_for(server: RunningServer, name: str) -> None:
    """`everyone` is all authors; a repository is looked up by its recorded name."""
    assert server.ask(f"/coach/{name}/everyone?repository=repo").json["schema"] == f"craftnudge.{name}/1"


@pytest.mark.parametrize(
    ("query", "status", "problem"),
    [
        ("nobody@nowhere.example", 404, "unknown-person"),
        ("everyone?repository=nothing", 404, "unknown-repository"),
        ("everyone?days=0", 400, "invalid-request"),
        ("everyone?days=many", 400, "invalid-request"),
        ("everyone?days=999999", 400, "invalid-request"),
        ("%00", 404, "unknown-person"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(server: RunningServer, query: str, status: int, problem: str) -> None:
    """With a stable type; no other person and no path is named."""
    reply = server.ask(f"/coach/progress/{query}")
    assert (reply.status, reply.json["type"], reply.json["status"]) == (status, f"/problems/{problem}", status)
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json["instance"] == reply.headers["x-request-id"]
    assert "@" not in reply.json["detail"].replace("nobody@nowhere.example", "")


@pytest.mark.parametrize("repository", ["..", "/", "/etc", "~", ".", "./repo", "file:///etc"])
def test_a_repository_is_never_opened_as_a_path(server: RunningServer, repository: str) -> None:
    """A folder that exists and one that does not are answered alike."""
    reply = server.ask(f"/coach/progress/everyone?repository={repository}")
    assert (reply.status, reply.json["type"]) == (404, "/problems/unknown-repository")


def test_a_known_answer_is_not_sent_again(server: RunningServer) -> None:
    """With its ETag the answer is 304; in any other question's place it is not."""
    first = server.ask("/coach/progress/everyone?days=7")
    again = server.ask("/coach/progress/everyone?days=7", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    other = server.ask("/coach/progress/everyone?days=8", headers={"If-None-Match": first.headers["etag"]})
    assert other.status == 200
    assert other.headers["etag"] != first.headers["etag"]


def test_an_answer_is_compressed_for_who_can_read_it(server: RunningServer) -> None:
    """The same document."""
    plain = server.ask("/coach/progress/everyone")
    packed = server.ask("/coach/progress/everyone", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.body)) == plain.json
    assert len(packed.body) < len(plain.body)


def test_a_commit_is_coached_as_by_the_command(server: RunningServer, recorded: Recorded) -> None:
    """By hash, by the beginning of it, and by id."""
    program, repository = recorded
    commit_hash = repository.git("rev-parse", "HEAD~3").strip()
    told = program("coach", "HEAD~3", "--json", "--no-ai").json
    for name in (commit_hash, commit_hash[:8], told["commit_id"]):
        document = server.ask("/coach/commit", "POST", body={"commit_id": name}).json
        assert_valid("coach", document)
        for key in ("commit_id", "quality_score", "quality_level", "aspects", "areas_for_improvement"):
            assert document[key] == told[key]


def test_the_context_of_a_commit_is_what_was_there_before(server: RunningServer, recorded: Recorded) -> None:
    """The project's style and the last commits before it, the newest first."""
    hashes = recorded[1].git("log", "--format=%H").split()
    body = {"commit_id": hashes[2], "include_context": True}
    document = server.ask("/coach/commit", "POST", body=body).json
    assert_valid("coach-context", document)
    assert [commit["commit"]["hash"] for commit in document["context"]["commits_before"]] == hashes[3:8]


@pytest.mark.parametrize(
    ("body", "status", "problem"),
    [
        ({"commit_id": "0" * 40}, 404, "unknown-commit"),
        ({"commit_id": "dead"}, 404, "unknown-commit"),
        ({"commit_id": "HEAD"}, 400, "invalid-request"),
        ({"commit_id": "abc"}, 400, "invalid-request"),
        ({"commit_id": "a" * 40, "more": 1}, 400, "invalid-request"),
        ({}, 400, "invalid-request"),
        ([], 400, "invalid-request"),
        (b"{", 400, "invalid-request"),
        (b"\xff\xfe", 400, "invalid-request"),
    ],
)
def test_a_body_that_makes_no_sense_is_refused(server: RunningServer, body: object, status: int, problem: str) -> None:
    """And nothing else happens."""
    reply = server.ask("/coach/commit", "POST", body=body, headers={"Content-Type": "application/json"})
    assert (reply.status, reply.json["type"]) == (status, f"/problems/{problem}")


def test_a_body_that_is_no_json_is_refused(server: RunningServer, recorded: Recorded) -> None:
    """A page of another site could send a form or plain text without asking."""
    commit_hash = recorded[1].git("rev-parse", "HEAD").strip()
    body = json.dumps({"commit_id": commit_hash}).encode()
    for media_type in ("text/plain", "application/x-www-form-urlencoded", None):
        assert server.ask("/coach/commit", "POST", body=body, headers={"Content-Type": media_type}).status == 400


def test_a_body_has_a_bound(server: RunningServer) -> None:
    """1 MiB."""
    reply = server.ask("/coach/commit", "POST", body={"commit_id": "a" * 2_000_000})
    assert (reply.status, reply.json["type"]) == (413, "/problems/too-large")
