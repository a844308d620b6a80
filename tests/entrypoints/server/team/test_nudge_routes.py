"""What the coach keeps can be asked for."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.events.work import WorkItem
from craftnudge.entrypoints.server.context import ServerContext
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.team.nudge_routes import nudge_routes
from craftnudge.services.team_settings import team_settings
from craftnudge.services.team_work.connections import TeamConnections
from craftnudge.services.team_work.effects import Coach
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from pathlib import Path


def test_a_commit_is_known_once_the_coach_has_seen_it(database_url: str, tmp_path: Path) -> None:
    """By its id and by its hash; before that it is unknown."""
    team = TeamConnections(team_settings({"DATABASE_URL": database_url}))
    context = ServerContext(tmp_path, {"HOME": str(tmp_path)}, team_store=team.default_store)
    (route,) = nudge_routes(team, context).routes
    ask: Any = getattr(route, "endpoint")  # noqa: B009 - routes of other kinds have none
    record = a_record(1, message="stuff\n")
    team.default_store(lambda: 0.0).append([record])
    with pytest.raises(RequestProblemError):
        asyncio.run(ask(record.hash))
    Coach(team, context.workplace.rubric_settings)([WorkItem(1, 1, "coach", record.id, 1)])
    by_hash, by_id = (json.loads(asyncio.run(ask(name)).body) for name in (record.hash, record.id))
    assert by_hash["tip"]["text"] == by_id["tip"]["text"]
    team.close()
