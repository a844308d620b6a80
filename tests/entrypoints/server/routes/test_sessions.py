"""`/coach/session`: a practice session over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository
    from tests.support.server import RunningServer


def test_a_session_from_start_to_end(server: RunningServer, recorded: tuple[Program, GitRepository]) -> None:
    """One session goes on wherever it is asked for; an exercise is answered once; the end sums up."""
    user = recorded[1].git("log", "-1", "--format=%ae").strip()
    started = server.ask("/coach/session/start", "POST", body={"user_id": user})
    assert started.status == 201
    session = started.json
    assert_valid("session", session)
    again = server.ask("/coach/session/start", "POST", body={"user_id": user})
    assert (again.status, again.json["session_id"]) == (200, session["session_id"])

    place = started.headers["location"]
    first, second, *_ = [exercise["exercise_id"] for exercise in session["exercises"]]
    answer = server.ask(f"{place}/answers", "POST", body={"exercise_id": first, "rating": 6.5}).json
    assert_valid("session-answer", answer)
    assert (answer["attempt"], answer["your_score"]) == ("rated", 6.5)
    twice = server.ask(f"{place}/answers", "POST", body={"exercise_id": first, "rating": 1.0}).json
    assert twice["your_score"] == 6.5
    message = "Leave cancelled orders out of the total\n\nThey were counted twice."
    reworded = server.ask(f"{place}/answers", "POST", body={"exercise_id": second, "message": message}).json
    assert reworded["new_score"] is not None

    shown = server.ask(place).json
    assert [exercise["attempted"] for exercise in shown["exercises"]][:3] == [True, True, False]
    lesson = server.ask(f"{place}/end", "POST").json
    assert_valid("session-lesson", lesson)
    assert (lesson["practised"], lesson["rated"], lesson["rewritten"]) == (2, 1, 1)


@pytest.mark.parametrize(
    ("path", "body", "status", "problem"),
    [
        ("/coach/session/nothing/answers", {"exercise_id": "x"}, 404, "unknown-session"),
        ("/coach/session/nothing/end", None, 404, "unknown-session"),
        ("/coach/session/start", {"session_type": "exam"}, 400, "invalid-request"),
        ("/coach/session/start", {"user_id": "nobody@nowhere.example"}, 404, "unknown-person"),
    ],
)
def test_what_is_not_there_is_a_problem(
    server: RunningServer, path: str, body: object, status: int, problem: str
) -> None:
    """An unknown session, an unknown kind, an unknown person."""
    reply = server.ask(path, "POST", body=body)
    assert (reply.status, reply.json["type"]) == (status, f"/problems/{problem}")


def test_two_attempts_at_once_are_refused(server: RunningServer) -> None:
    """A score or a message."""
    body = {"exercise_id": "x", "rating": 5, "message": "Fix it"}
    started = server.ask("/coach/session/start", "POST", body={"user_id": "everyone"})
    assert started.status == 404  # nobody can be practised with in place of all authors
    assert server.ask("/coach/session/x/answers", "POST", body=body).status in (400, 404)
