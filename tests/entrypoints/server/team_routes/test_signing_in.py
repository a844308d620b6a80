"""Signing in with the stand-in GitHub, and staying signed in."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from tests.adapters.store.local.records import ANN, BOB

if TYPE_CHECKING:
    from tests.entrypoints.server.team_routes.conftest import Team

ROLES = {"lead": 1, "member": 2, "admin": 3}
NDJSON = {"content-type": "application/x-ndjson"}


def sign_in(team: Team, *, tamper: str = "") -> Any:
    """The answer of the last step of a sign-in."""
    verifier = "v" * 43
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    begun = team.ask("GET", f"/v1/auth/github?challenge={challenge}", None)
    state, code = team.github.approve(begun.headers["location"])
    state = "x" * 43 if tamper == "state" else state
    if tamper == "github":
        team.github.challenges[code] = "another"
    done = team.ask("GET", f"/v1/auth/github/callback?state={state}&code={code}", None)
    if done.status_code != 200:
        return done
    body = {"code": done.json()["code"], "verifier": "w" * 43 if tamper == "verifier" else verifier}
    return team.ask("POST", "/v1/auth/token", None, json=body)


def test_a_member_signs_in_and_stays_signed_in(team: Team) -> None:
    """Verified addresses count; a refresh token is good once, and its second use ends the family."""
    team.github.user = {"id": 1002, "login": "bob"}
    team.github.emails = [
        {"email": "Bob@New.example", "verified": True},
        {"email": ANN.email, "verified": True},
        {"email": "not@verified.example", "verified": False},
    ]
    first = sign_in(team).json()
    emails = team.ask("GET", "/v1/me", first["access_token"]).json()["emails"]
    assert emails == sorted(["1002+bob@users.noreply.github.com", "bob@new.example", BOB.email.lower()])
    second = team.ask("POST", "/v1/auth/refresh", None, json={"refresh_token": first["refresh_token"]}).json()
    assert team.ask("GET", "/v1/me", second["access_token"]).status_code == 200
    for pair in (first, second):  # the thief, and the victim
        body = {"refresh_token": pair["refresh_token"]}
        assert team.ask("POST", "/v1/auth/refresh", None, json=body).status_code == 401
    team.clock[0] += 606
    assert team.ask("GET", "/v1/me", second["access_token"]).status_code == 401


@pytest.mark.parametrize(("tamper", "status"), [("state", 400), ("github", 400), ("verifier", 401), ("stranger", 400)])
def test_a_sign_in_that_is_not_whole_is_refused(team: Team, tamper: str, status: int) -> None:
    """A state that is not ours, a code that GitHub refuses with status 200, another client, a user nobody invited."""
    team.github.user = {"id": 9 if tamper == "stranger" else 1002, "login": "bob"}
    assert sign_in(team, tamper=tamper).status_code == status
