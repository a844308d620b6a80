"""Who may call what, and who sees whose commits, asked over HTTP."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.routing import APIRoute

from craftnudge.adapters.store.postgres.accounts.tokens import API_TOKEN_PREFIX
from craftnudge.entrypoints.server.team_routes import asks_by_itself
from craftnudge.entrypoints.server.team_routes.admission import operation_of
from craftnudge.services.accounts.rights import OPEN, RIGHTS, may

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.entrypoints.server.team_routes.conftest import Team

ROLES = {"lead": 1, "member": 2, "admin": 3}
NDJSON = {"content-type": "application/x-ndjson"}


# Values for the parameters of paths; nothing is there, so what a role may do ends with 404 or the like.
PARAMETERS = {
    "token_id": 999,
    "viewer": 1,
    "person": 999,
    "github_id": 5,
    "session_id": "none",
    "name": "0" * 40,
    "user_id": "me",
}
# Erasing asks for a word, or does it at once.
ERASING = {"forgetMe"}


def routes_of(routes: Any, outer: str = "", own: str = "") -> Iterator[tuple[str, APIRoute]]:
    """Every operation of the API and every page, with its whole path."""
    for route in routes:
        if isinstance(route, APIRoute):
            yield f"{outer}{route.path}".format(**PARAMETERS), route
        elif (router := getattr(route, "original_router", None)) is not None:
            yield from routes_of(router.routes, outer + own, router.prefix)


def test_every_operation_asks_the_table_of_rights(team: Team) -> None:
    """With no token 401, with each role 403 exactly where the table says no; no operation is missing in it."""
    found = list(routes_of(team.application.routes))
    assert {operation_of(route) for _, route in found} == RIGHTS.keys() | OPEN
    assert all(asks_by_itself(path) for path, _ in found)
    for path, route in found:
        operation = operation_of(route)
        if operation in OPEN | ERASING:
            continue
        method = min(route.methods or ())
        assert team.ask(method, path, None).status_code == 401, path
        assert team.ask(method, path, f"{API_TOKEN_PREFIX}wrong").status_code == 401, path
        for role, person in ROLES.items():
            refused = team.ask(method, path, team.token(person)).status_code == 403
            if operation != "personsCommits":  # refused without consent, whatever the role
                assert refused == (not may(role, operation)), (role, path)


@pytest.mark.parametrize("role", ["lead", "member", "admin"])
def test_each_role_sees_its_own_commits_and_nobody_elses(team: Team, role: str) -> None:
    """In the list, in the export, and by asking for another person."""
    token = team.token(ROLES[role])
    own = team.ask("GET", "/v1/me/commits", token).json()
    assert own["matching"] == 2
    assert len({commit["commit"]["author"]["email"] for commit in own["commits"]}) == 1
    exported = team.ask("GET", "/v1/me/export", token).content.splitlines()
    assert len(exported) == 2
    for other in {1, 2, 3} - {ROLES[role]}:
        assert team.ask("GET", f"/v1/people/{other}/commits", token).status_code == 403


def test_a_token_of_another_algorithm_or_key_is_refused(team: Team) -> None:
    """Without a signature, signed with a secret, changed by a byte."""
    head, claims, signature = team.token(1).split(".")
    for algorithm in ("none", "HS256"):
        kid = json.loads(base64.urlsafe_b64decode(head + "=="))["kid"]
        forged = base64.urlsafe_b64encode(json.dumps({"alg": algorithm, "kid": kid}).encode()).rstrip(b"=").decode()
        assert team.ask("GET", "/v1/me", f"{forged}.{claims}.{signature}").status_code == 401
    flipped = ("A" if signature[0] != "A" else "B") + signature[1:]
    assert team.ask("GET", "/v1/me", f"{head}.{claims}.{flipped}").status_code == 401
