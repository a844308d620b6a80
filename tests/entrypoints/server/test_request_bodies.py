"""The bodies of requests."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from craftnudge.entrypoints.server.request_bodies import AttemptRequest, CoachRequest, GoalRequest


@pytest.mark.parametrize(
    "sent", [{"commit_id": "abcd"}, {"commit_id": "94608224-83e0-5d01-9f3f-0d6c5f1b2a3c"}, {"commit_id": "a" * 64}]
)
def test_a_commit_is_a_hash_its_start_or_an_id(sent: dict[str, Any]) -> None:
    """And it is yours, without its context, unless you say more."""
    body = CoachRequest(**sent)
    assert (body.user_id, body.include_context) == ("me", False)


@pytest.mark.parametrize("commit_id", ["", "abc", "HEAD", "abcd\n", "a" * 65, "../x", "ABCD~1", 12345])
def test_anything_else_names_no_commit(commit_id: Any) -> None:
    """A revision is not resolved: there is no repository here."""
    with pytest.raises(ValidationError):
        CoachRequest(commit_id=commit_id)


@pytest.mark.parametrize("rating", [-0.1, 10.1, float("nan"), "7"])
def test_a_score_is_from_0_to_10(rating: Any) -> None:
    """A number, not its text."""
    with pytest.raises(ValidationError):
        AttemptRequest(exercise_id="x", rating=rating)


def test_a_message_has_a_bound() -> None:
    """20,000 characters."""
    with pytest.raises(ValidationError):
        AttemptRequest(exercise_id="x", message="x" * 20_001)


def test_to_end_a_goal_is_said() -> None:
    """An empty body ends none."""
    assert GoalRequest(check=None).check is None
    with pytest.raises(ValidationError):
        GoalRequest()  # type: ignore[call-arg]
