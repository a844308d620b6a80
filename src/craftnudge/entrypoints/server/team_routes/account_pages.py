"""The pages of an account: those of a laptop over the person's own commits, the team's figures, and the account."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any, Final

from anyio import to_thread
from fastapi import APIRouter, Depends, Form, Request, Response

from craftnudge.domain.rubric.registry import all_checks
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.responses import Documents
from craftnudge.entrypoints.server.routes.coaching import coaching_routes
from craftnudge.entrypoints.server.routes.commits import commit_routes
from craftnudge.entrypoints.server.routes.goals import goal_routes
from craftnudge.entrypoints.server.routes.pages import (
    goal_page_routes,
    own_page_routes,
    page_response,
    practice_page_routes,
    see,
)
from craftnudge.entrypoints.server.routes.sessions import session_routes
from craftnudge.entrypoints.server.team_routes.account_context import AccountContext
from craftnudge.entrypoints.server.team_routes.admission import admission_of, caller_of
from craftnudge.presentation.pages.rendering import render
from craftnudge.services.accounts.own_data import erase
from craftnudge.services.accounts.team_server import TeamServer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.services.accounts.accounts import Caller

ERASE_WORD: Final = "erase"
_MONTHS: Final = 12
# Scores come before the shares of checks.
_COURSES: Final = ("score", "message", "changes", "code", "context")


def account_page_routes(server: TeamServer) -> APIRouter:
    """Every page and operation that a person has for themself."""
    context = AccountContext(server)
    documents = Documents(context)
    router = APIRouter(dependencies=[Depends(admission_of(server.accounts))])
    for routes in (
        *(own_page_routes(context), practice_page_routes(context), commit_routes(context, documents)),
        *(coaching_routes(context, documents), goal_routes(context, documents), session_routes(context)),
        goal_page_routes(context),
        *(_team_page(server), _account_page(server)),
    ):
        router.include_router(routes)
    return router


def _team_page(server: TeamServer) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/team")
    def team(request: Request) -> Response:
        months = _by_month(server.figures(caller_of(request), _MONTHS))
        return page_response(render("published.html", here="/team", note="", months=months))

    return router


def _account_page(server: TeamServer) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    def page(caller: Caller, note: str = "") -> Response:
        values = {
            "role": caller.role,
            "emails": server.emails(caller),
            "tokens": server.tokens(caller),
            "consents": [consent.viewer for consent in server.consents(caller) if consent.person == caller.number],
            "logins": {member.person: member.login for member in server.members(caller)},
            "word": ERASE_WORD,
        }
        return page_response(render("account.html", here="/account", note=note, **values))

    @router.get("/account")
    def account(request: Request) -> Response:
        return page(caller_of(request))

    @router.post("/account/tokens/{token_id}/end")
    def end_token(request: Request, token_id: int) -> Response:
        if not server.revoke_token(caller_of(request), token_id):
            raise RequestProblemError("nothing-there")
        return see("/account")

    @router.post("/account/erase")
    async def erase_account(request: Request, word: Annotated[str, Form(max_length=20)] = "") -> Response:
        caller = caller_of(request)
        if word.strip().lower() != ERASE_WORD:
            return await to_thread.run_sync(
                page, caller, f'Nothing was erased. Type "{ERASE_WORD}" to erase everything.'
            )
        await to_thread.run_sync(erase, server.database, caller)
        return see("/sign-in")

    return router


def _by_month(figures: Iterable[Any]) -> list[dict[str, Any]]:
    """Each month and repository with its scores and the shares of its checks, the newest month first."""
    months = []
    for (month, repository), group in groupby(figures, lambda figure: (figure.month, figure.repository)):
        found = {figure.name: figure for figure in group}
        checks = [
            (check.pass_name if (check := all_checks().get(name)) else name, figure)
            for name, figure in found.items()
            if name not in _COURSES
        ]
        scores = [(name, found[name]) for name in _COURSES if name in found]
        months.append({"month": month.isoformat(), "repository": repository, "scores": scores, "checks": checks})
    return months
