"""The API as programs use it that know nothing but its description: generated requests, and a generated client."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.program import Program
    from tests.support.repository import GitRepository
    from tests.support.server import RunningServer

# A stream of events has no end.
STREAMS = {"events", "jobEvents"}
# Seven operations change something, and the server takes sixty writes a minute.
CASES_PER_OPERATION = 8


@pytest.fixture
def own(program: Program, repository: GitRepository) -> Iterator[RunningServer]:
    """A server whose goal and sessions these tests may change."""
    now = int(time.time())
    for number in range(4):
        repository.commit(f"update stuff {number}", {"a.py": f"a = {number}\n"}, seconds=now - 3600 * number)
    for name in ("email", "name"):
        repository.git("config", "--global", f"user.{name}", repository.git("config", f"user.{name}"))
    program("track", "--all")
    with serving(program) as running:
        yield running


def test_every_operation_answers_as_described(own: RunningServer) -> None:
    """Valid and invalid requests of schemathesis: a described status, type and document, never an internal error."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    from schemathesis import checks  # noqa: PLC0415 - only where it is installed

    description = own.ask("/openapi.json").json
    api = schemathesis.openapi.from_dict(description)
    demanded = (
        checks.not_a_server_error,
        schemathesis.specs.openapi.checks.status_code_conformance,
        schemathesis.specs.openapi.checks.content_type_conformance,
        schemathesis.specs.openapi.checks.response_schema_conformance,
    )
    tried: set[str] = set()
    for found in api.get_all_operations():
        operation = found.ok()
        name = operation.definition.raw["operationId"]
        tried.add(name)
        if name in STREAMS:
            continue

        @settings(
            max_examples=CASES_PER_OPERATION,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            case.call_and_validate(
                base_url=f"http://127.0.0.1:{own.port}",
                headers={"Authorization": f"Bearer {own.token}"},
                checks=demanded,
            )

        ask()
    assert tried == {each["operationId"] for methods in description["paths"].values() for each in methods.values()}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the library leaves sockets open
def test_a_generated_client_calls_every_operation(own: RunningServer) -> None:
    """Each once, by its id; its answer is what the description says, or the client would refuse it."""
    aiopenapi3 = pytest.importorskip("aiopenapi3", reason="aiopenapi3 is not installed")
    httpx = pytest.importorskip("httpx2")
    description = own.ask("/openapi.json").json
    base = f"http://127.0.0.1:{own.port}"
    description["servers"] = [{"url": base}]
    client = aiopenapi3.OpenAPI.loads(f"{base}/openapi.json", json.dumps(description), session_factory=httpx.Client)
    client.authenticate(token=own.token)
    called: set[str] = set()

    def call(name: str, body: Any = None, /, **parameters: Any) -> Any:
        called.add(name)
        _, _, response = client.createRequest(name).request(data=body, parameters=parameters or None)
        assert response.is_success, (name, response.text)
        return response

    commits = own.ask("/commits").json["commits"]
    commit_hash = commits[0]["commit"]["hash"]
    call("commits", limit=2)
    call("commit", name=commit_hash)
    call("coachCommit", {"commit_id": commit_hash})
    call("progress", user_id="everyone", days=30)
    call("insights", user_id="everyone")
    call("goal")
    call("setGoal", {"check": "CN110"})
    started = call("startSession", {}).json()
    at = {"session_id": started["session_id"]}
    call("session", **at)
    call("answerExercise", {"exercise_id": started["exercises"][0]["exercise_id"], "rating": 5}, **at)
    call("endSession", **at)
    job = call("startJob", {"kind": "backfill", "repository": "repo"}).json()
    call("job", job_id=job["job_id"])
    call("stopJob", job_id=job["job_id"])
    for name in ("health", "ready", "metrics"):
        call(name)
    operations = {each["operationId"] for methods in description["paths"].values() for each in methods.values()}
    assert called == operations - STREAMS
