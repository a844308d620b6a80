"""The API of a team's server, under `/v1`, and the pages of accounts.

Every operation asks who calls, and the table of rights whether they may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Depends

from craftnudge.entrypoints.server.team_routes.account_pages import account_page_routes
from craftnudge.entrypoints.server.team_routes.admin import admin_routes, machine_token_routes
from craftnudge.entrypoints.server.team_routes.admission import admission_of
from craftnudge.entrypoints.server.team_routes.figures import figure_routes
from craftnudge.entrypoints.server.team_routes.own import consent_routes, own_routes, own_token_routes
from craftnudge.entrypoints.server.team_routes.pushing import push_routes
from craftnudge.entrypoints.server.team_routes.sign_in_pages import sign_in_page_routes
from craftnudge.entrypoints.server.team_routes.signing_in import sign_in_routes

if TYPE_CHECKING:
    from craftnudge.services.accounts.team_server import TeamServer


TEAM_PREFIX: Final = "/v1"
_PLACES: Final = frozenset(
    {
        *("v1", "sign-in", "signed-in", "sign-out", "account", "team"),
        *("commits.csv", "commits.json", "report.html"),
        *("commits", "coach", "progress", "insights", "goal", "practice"),
    }
)


def asks_by_itself(path: str) -> bool:
    """Whether the operations at a path ask who calls; the others of a server with accounts need the server's token."""
    return path == "/" or path.strip("/").partition("/")[0] in _PLACES


def team_routes(server: TeamServer) -> APIRouter:
    """All of them, to be included in an application that handles errors as `application.build` does."""
    whole = APIRouter()
    router = APIRouter(prefix=TEAM_PREFIX)
    router.include_router(sign_in_routes(server.accounts))
    admitted = APIRouter(dependencies=[Depends(admission_of(server.accounts))])
    for routes in (
        *(own_routes, own_token_routes, consent_routes),
        *(push_routes, figure_routes, admin_routes, machine_token_routes),
    ):
        admitted.include_router(routes(server))
    router.include_router(admitted)
    for part in (router, sign_in_page_routes(server.accounts), account_page_routes(server)):
        whole.include_router(part)
    return whole
