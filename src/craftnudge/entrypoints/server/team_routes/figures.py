"""`/v1/team`: what was published of the team, which is all that anybody sees of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from craftnudge.entrypoints.server.openapi import problems
from craftnudge.entrypoints.server.team_routes.admission import caller_of
from craftnudge.entrypoints.server.team_routes.bodies import TeamFigure
from craftnudge.services.accounts.team_server import TeamServer

Months = Annotated[int, Query(ge=1, le=60, description="How many months back.")]


def figure_routes(server: TeamServer) -> APIRouter:
    """The published figures."""
    router = APIRouter(prefix="/team", tags=["team"])

    @router.get("/figures", operation_id="teamFigures", responses=problems())
    def figures(request: Request, months: Months = 12) -> list[TeamFigure]:
        """Averages of the months that are over, each over five people or more; the newest month first."""
        found = server.figures(caller_of(request), months)
        return [TeamFigure.model_validate(figure, from_attributes=True) for figure in found]

    return router
