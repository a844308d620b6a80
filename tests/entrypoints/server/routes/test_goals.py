"""`/coach/goal`: the goal is that of `craftnudge goal`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository
    from tests.support.server import RunningServer


def test_a_goal_is_set_seen_and_ended(server: RunningServer, recorded: tuple[Program, GitRepository]) -> None:
    """Either door shows what the other one did."""
    program = recorded[0]
    document = server.ask("/coach/goal", "PUT", body={"check": "subject-length"}).json
    assert_valid("goal", document)
    assert document["focus"]["check"] == "CN110"
    assert program("goal", "--json").json["focus"]["check"] == "CN110"
    assert server.ask("/coach/goal").json["focus"]["check"] == "CN110"
    assert server.ask("/coach/goal", "PUT", body={"check": None}).json["focus"] is None
    assert program("goal", "--json").json["focus"] is None


def test_an_unknown_check_is_a_problem(server: RunningServer) -> None:
    """404, and the goal stays."""
    reply = server.ask("/coach/goal", "PUT", body={"check": "CN000"})
    assert (reply.status, reply.json["type"]) == (404, "/problems/unknown-check")
