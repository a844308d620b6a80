"""`/v1/me` and `/v1/people`: one's own commits, data, tokens and consents, and the commits of those who consented."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from craftnudge.entrypoints.server.openapi import answers, problems
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.team_routes.admission import caller_of, secret_in
from craftnudge.entrypoints.server.team_routes.bodies import Consent, Erased, NewToken, Person, Token, TokenRequest
from craftnudge.presentation.documents.log import log_document
from craftnudge.services.accounts.own_data import commits_of, erase, exported
from craftnudge.services.accounts.team_server import TeamServer

Days = Annotated[int, Query(ge=1, le=3650, description="How many days, today included.")]
Limit = Annotated[int, Query(ge=1, le=500, description="How many commits at most.")]


def own_routes(server: TeamServer) -> APIRouter:
    """What belongs to the caller."""
    router = APIRouter(prefix="/me", tags=["me"])

    @router.get("", operation_id="me", responses=problems())
    def me(request: Request) -> Person:
        """Who you are on this server."""
        caller = caller_of(request)
        return Person(person=caller.number, role=caller.role, emails=server.emails(caller))

    @router.get("/commits", operation_id="myCommits", responses=answers("log"))
    def my_commits(request: Request, days: Days = 30, limit: Limit = 50) -> dict[str, Any]:
        """Your newest commits with their scores."""
        caller = caller_of(request)
        return _log(server, request, caller.number, days, limit)

    @router.get("/export", operation_id="exportMe", responses=problems())
    def export(request: Request) -> StreamingResponse:
        """All your lines, byte for byte; `craftnudge journal import` takes them."""
        lines = exported(server.database, caller_of(request))
        name = {"content-disposition": 'attachment; filename="commits.jsonl"', "cache-control": "no-store"}
        return StreamingResponse(lines, media_type="application/x-ndjson", headers=name)

    @router.delete("", operation_id="forgetMe", responses=problems())
    def forget(request: Request) -> Erased:
        """Erase your commits, scores, tokens and your account on this server, now."""
        return Erased.model_validate(erase(server.database, caller_of(request)), from_attributes=True)

    return router


def own_token_routes(server: TeamServer) -> APIRouter:
    """The caller's tokens for their programs."""
    router = APIRouter(prefix="/me", tags=["me"])

    @router.get("/tokens", operation_id="myTokens", responses=problems())
    def my_tokens(request: Request) -> list[Token]:
        """Your tokens, without their secrets."""
        return [Token.model_validate(token, from_attributes=True) for token in server.tokens(caller_of(request))]

    @router.post("/tokens", operation_id="makeMyToken", responses=problems(), status_code=201)
    def make(request: Request, body: TokenRequest) -> NewToken:
        """Make a token for a program of yours. Its secret is shown this once."""
        number, secret = server.make_token(caller_of(request), body.name, body.scopes, body.days)
        return NewToken(id=number, token=secret)

    @router.delete("/token", operation_id="endThisToken", responses=problems(), status_code=204)
    def end_this(request: Request) -> None:
        """End the token that you send with this request."""
        server.accounts.end_session(secret_in(request))

    @router.delete("/tokens/{token_id}", operation_id="revokeMyToken", responses=problems(404), status_code=204)
    def revoke(request: Request, token_id: int) -> None:
        """End a token of yours."""
        if not server.revoke_token(caller_of(request), token_id):
            raise RequestProblemError("nothing-there")

    return router


def consent_routes(server: TeamServer) -> APIRouter:
    """Who may see whose commits, and these commits."""
    router = APIRouter(tags=["consent"])

    @router.get("/consents", operation_id="consents", responses=problems())
    def consents(request: Request) -> list[Consent]:
        """The consents in force that you gave or got."""
        return [Consent.model_validate(each, from_attributes=True) for each in server.consents(caller_of(request))]

    @router.put("/consents/{viewer}", operation_id="giveConsent", responses=problems(), status_code=204)
    def give(request: Request, viewer: int) -> None:
        """Let a member of your team see your commits and scores."""
        caller = caller_of(request)
        if viewer == caller.number or viewer not in {member.person for member in server.members(caller)}:
            raise RequestProblemError("nothing-there")
        server.consent(caller, viewer, given=True)

    @router.delete("/consents/{viewer}", operation_id="withdrawConsent", responses=problems(), status_code=204)
    def withdraw(request: Request, viewer: int) -> None:
        """End that at once."""
        server.consent(caller_of(request), viewer, given=False)

    @router.get("/people/{person}/commits", operation_id="personsCommits", responses=answers("log"))
    def persons_commits(request: Request, person: int, days: Days = 30, limit: Limit = 50) -> dict[str, Any]:
        """The newest commits of somebody who lets you see them."""
        return _log(server, request, person, days, limit)

    return router


def _log(server: TeamServer, request: Request, subject: int, days: int, limit: int) -> dict[str, Any]:
    answer = commits_of(server, caller_of(request), subject=subject, days=days, limit=limit)
    return log_document(answer.commits, answer.matching, len(answer.history.unreadable))
