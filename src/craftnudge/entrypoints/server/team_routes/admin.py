"""`/v1/admin`: members and their roles, tokens of machines, and the audit log. Nothing here shows a commit."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from craftnudge.entrypoints.server.openapi import problems
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.team_routes.admission import caller_of
from craftnudge.entrypoints.server.team_routes.bodies import (
    AuditEntry,
    MachineTokenRequest,
    Member,
    MemberRequest,
    NewToken,
    Token,
)
from craftnudge.services.accounts.own_data import leave
from craftnudge.services.accounts.team_server import TeamServer

Before = Annotated[int | None, Query(ge=1, description="The id of an entry; older ones are shown.")]
Most = Annotated[int, Query(ge=1, le=500, description="How many entries at most.")]


def admin_routes(server: TeamServer) -> APIRouter:
    """What leads and admins look after."""
    router = APIRouter(prefix="/admin", tags=["admin"])

    @router.get("/members", operation_id="members", responses=problems())
    def members(request: Request) -> list[Member]:
        """Everybody in your team, with their roles."""
        return [Member.model_validate(each, from_attributes=True) for each in server.members(caller_of(request))]

    @router.put("/members/{github_id}", operation_id="setMember", responses=problems(), status_code=204)
    def set_member(request: Request, github_id: int, body: MemberRequest) -> None:
        """Invite a user of GitHub, by their number, or change their role. A lead can only make members."""
        caller = caller_of(request)
        server.accounts.invite(github_id, body.role, team_id=caller.team_id, by=caller)

    @router.delete("/members/{person}", operation_id="removeMember", responses=problems(404), status_code=204)
    def remove(request: Request, person: int) -> None:
        """End a membership; it holds from the next request on."""
        if not leave(server.database, caller_of(request), person):
            raise RequestProblemError("nothing-there")

    @router.get("/audit", operation_id="audit", responses=problems())
    def audit(request: Request, before: Before = None, limit: Most = 100) -> list[AuditEntry]:
        """What was done, the newest first: about yourself; as a lead also about members; as an admin everything."""
        found = server.audit_entries(caller_of(request), before=before, most=limit)
        return [AuditEntry.model_validate(each, from_attributes=True) for each in found]

    return router


def machine_token_routes(server: TeamServer) -> APIRouter:
    """Tokens of machines."""
    router = APIRouter(prefix="/admin", tags=["admin"])

    @router.get("/tokens", operation_id="machineTokens", responses=problems())
    def tokens(request: Request) -> list[Token]:
        """The tokens of machines, without their secrets."""
        found = server.tokens(caller_of(request), machines=True)
        return [Token.model_validate(token, from_attributes=True) for token in found]

    @router.post("/tokens", operation_id="makeMachineToken", responses=problems(), status_code=201)
    def make(request: Request, body: MachineTokenRequest) -> NewToken:
        """Make a token for a machine that pushes the commits of one repository. Its secret is shown this once."""
        caller = caller_of(request)
        number, secret = server.make_token(caller, body.name, ["push"], body.days, repository=body.repository)
        return NewToken(id=number, token=secret)

    @router.delete("/tokens/{token_id}", operation_id="revokeMachineToken", responses=problems(404), status_code=204)
    def revoke(request: Request, token_id: int) -> None:
        """End a machine's token."""
        if not server.revoke_token(caller_of(request), token_id, machines=True):
            raise RequestProblemError("nothing-there")

    return router
