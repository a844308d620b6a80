"""The API of a team's server, under `/v1`: every operation asks who calls, and the table of rights whether they may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends

from craftnudge.entrypoints.server.team_routes.admin import admin_routes, machine_token_routes
from craftnudge.entrypoints.server.team_routes.admission import admission_of
from craftnudge.entrypoints.server.team_routes.own import consent_routes, own_routes, own_token_routes
from craftnudge.entrypoints.server.team_routes.pushing import push_routes
from craftnudge.entrypoints.server.team_routes.signing_in import sign_in_routes

if TYPE_CHECKING:
    from craftnudge.services.accounts.team_server import TeamServer


TEAM_PREFIX = "/v1"


def team_routes(server: TeamServer) -> APIRouter:
    """All of them, to be included in an application that handles errors as `application.build` does."""
    router = APIRouter(prefix=TEAM_PREFIX)
    router.include_router(sign_in_routes(server.accounts))
    admitted = APIRouter(dependencies=[Depends(admission_of(server.accounts))])
    for routes in (
        *(own_routes, own_token_routes, consent_routes),
        *(push_routes, admin_routes, machine_token_routes),
    ):
        admitted.include_router(routes(server))
    router.include_router(admitted)
    return router
