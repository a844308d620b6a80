"""The workers of a role start, show whether they make progress, and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.services.team_settings import team_settings
from craftnudge.services.team_work.crew import Crew, crew_of
from craftnudge.services.team_work.roles import ROLES, role_named
from craftnudge.services.team_work.worker import Worker
from tests.support.waiting import wait_until
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.services.team_work.connections import TeamConnections


def test_each_role_has_workers_for_its_kinds_of_work(team: TeamConnections, tmp_path: Path) -> None:
    """Those of all roles together are those of the one process; a crew that is asked to ends."""
    settings = team_settings({"DATABASE_URL": team.database.url})
    apart = [kind for name, role in ROLES.items() if name != "all" for kind in role.kinds]
    assert sorted(apart) == sorted(ROLES["all"].kinds)
    shown: list[int] = []
    crew = crew_of(
        ROLES["all"],
        team,
        workplace_in(tmp_path),
        settings,
        report=lambda *_: None,
        tell_pages=lambda: shown.append(1),
    )
    with team.database.transaction(1) as connection:
        team.work.add(connection, 1, "show", ["scored"])
    crew.start()
    wait_until(lambda: bool(shown))
    assert (crew.stuck, crew.is_over) == ([], False)
    crew.drain()
    wait_until(lambda: crew.is_over)
    assert crew.is_draining


def test_a_worker_that_hangs_or_dies_is_named(team: TeamConnections) -> None:
    """So that who supervises the process starts another."""
    now = [0.0]

    def worker(effect: object = None) -> Worker:
        del effect
        return Worker("coach", team.work, lambda _: None, lambda *_: None, most=1, clock=lambda: now[0])

    hanging = Crew([worker()])
    now[0] = 31.0
    assert hanging.stuck == ["coach"]


def test_a_role_has_a_name_and_a_port_of_its_own() -> None:
    """The ports are those of the services that the roles stand for."""
    assert role_named("judge") is None
    ports = {role.port for role in ROLES.values()}
    assert ports == set(range(8000, 8006))
