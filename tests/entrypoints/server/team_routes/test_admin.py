"""Members and the audit log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.postgres.accounts import audit

if TYPE_CHECKING:
    from tests.entrypoints.server.team_routes.conftest import Team

ROLES = {"lead": 1, "member": 2, "admin": 3}
NDJSON = {"content-type": "application/x-ndjson"}


def test_leads_make_members_and_nobody_makes_themself_an_admin(team: Team) -> None:
    """A lead invites, and is refused an admin; who is removed is out with the next request."""
    assert team.ask("PUT", "/v1/admin/members/77", team.token(1), json={"role": "member"}).status_code == 204
    assert team.ask("PUT", "/v1/admin/members/1001", team.token(1), json={"role": "admin"}).status_code == 403
    assert team.ask("PUT", "/v1/admin/members/1003", team.token(1), json={"role": "member"}).status_code == 403
    assert team.ask("DELETE", "/v1/admin/members/3", team.token(1)).status_code == 404
    assert [member["role"] for member in team.ask("GET", "/v1/admin/members", team.token(2)).json()] == [
        *("lead", "member", "admin", "member")
    ]
    assert team.ask("DELETE", "/v1/admin/members/2", team.token(1)).status_code == 204
    assert team.ask("GET", "/v1/me", team.token(2)).status_code == 401


def test_the_audit_log_shows_each_what_concerns_them(team: Team) -> None:
    """A member themself, a lead members too, an admin all."""
    team.ask("PUT", "/v1/admin/members/77", team.token(1), json={"role": "member"})
    team.ask("GET", "/v1/me/export", team.token(2))
    acts = {
        role: [entry["act"] for entry in team.ask("GET", "/v1/admin/audit", team.token(person)).json()]
        for role, person in ROLES.items()
    }
    assert acts == {"member": ["export"], "lead": ["member.set"], "admin": ["export", "member.set"]}
    with team.server.database.transaction(1) as connection:
        newest = audit.entries(connection, 1, before=None, most=1)[0]
    assert (newest.actor, newest.subject, newest.detail) == (2, 2, "")
