"""What a role says of itself to whoever supervises it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.entrypoints.server.context import ServerContext
from craftnudge.entrypoints.server.metrics import Metrics
from craftnudge.entrypoints.server.team.health import health_routes
from craftnudge.services.team_settings import team_settings
from craftnudge.services.team_work.connections import TeamConnections
from craftnudge.services.team_work.crew import Crew
from craftnudge.services.team_work.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path


def status_of(crew: Crew, team: TeamConnections, folder: Path, path: str) -> int:
    """The status of an answer."""
    context = ServerContext(folder, {"HOME": str(folder)}, team_store=team.default_store)
    router = health_routes({"role": "coach"}, team, crew, context, Metrics())
    endpoint = next(route.endpoint for route in router.routes if getattr(route, "path", "") == path)  # type: ignore[attr-defined]
    return int(asyncio.run(endpoint()).status_code)


def test_no_progress_is_no_life_and_draining_is_not_ready(database_url: str, tmp_path: Path) -> None:
    """A role that hangs is to be killed; one that drains is to be left alone, without requests."""
    now = [0.0]
    team = TeamConnections(team_settings({"DATABASE_URL": database_url, "REDIS_URL": "redis://127.0.0.1:1"}))
    crew = Crew([Worker("coach", team.work, lambda _: None, lambda *_: None, most=1, clock=lambda: now[0])])
    # Without Redis it works, only slower.
    assert (status_of(crew, team, tmp_path, "/health/live"), status_of(crew, team, tmp_path, "/health/ready")) == (
        200,
        200,
    )
    now[0] = 31.0
    assert status_of(crew, team, tmp_path, "/health/live") == 503
    crew.drain()
    assert (status_of(crew, team, tmp_path, "/health/live"), status_of(crew, team, tmp_path, "/health/ready")) == (
        200,
        503,
    )
    team.close()
