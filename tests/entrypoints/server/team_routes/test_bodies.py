"""What a team's API takes: nothing is converted, nothing unknown is taken, everything has a limit."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from craftnudge.entrypoints.server.team_routes.bodies import MachineTokenRequest, Made, MemberRequest, TokenRequest

TOKEN = {"name": "laptop", "scopes": ["push"]}


def test_a_token_is_valid_for_ninety_days_unless_it_is_asked_for_others() -> None:
    """Of one's own and of a machine."""
    assert TokenRequest.model_validate(TOKEN).days == 90
    assert MachineTokenRequest.model_validate({"name": "ci", "repository": "key", "days": 366}).days == 366


@pytest.mark.parametrize(
    ("form", "body"),
    [
        (TokenRequest, TOKEN | {"days": 0}),
        (TokenRequest, TOKEN | {"days": 367}),
        (TokenRequest, TOKEN | {"days": "90"}),
        (TokenRequest, TOKEN | {"scopes": []}),
        (TokenRequest, TOKEN | {"scopes": ["admin"]}),
        (TokenRequest, TOKEN | {"scopes": ["push", "read", "forget", "push"]}),
        (TokenRequest, TOKEN | {"name": ""}),
        (TokenRequest, TOKEN | {"name": "x" * 81}),
        (TokenRequest, TOKEN | {"role": "admin"}),
        (MachineTokenRequest, {"name": "ci", "repository": ""}),
        (MachineTokenRequest, {"name": "ci", "repository": "x" * 201}),
        (MemberRequest, {"role": "owner"}),
        (MemberRequest, {}),
    ],
)
def test_other_bodies_are_refused(form: type[Made], body: dict[str, Any]) -> None:
    """Limits, types, unknown fields and unknown values."""
    with pytest.raises(ValidationError):
        form.model_validate(body)
