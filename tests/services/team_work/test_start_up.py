"""A role waits for its servers, a bounded time."""

from __future__ import annotations

import pytest

pytest.importorskip("psycopg")

from craftnudge.errors import StoreError
from craftnudge.services.team_settings import TeamSettings, team_settings
from craftnudge.services.team_work.start_up import wait_for_servers

NOWHERE = "postgresql://nobody@127.0.0.1:1/none"


def settings_of(database_url: str, **environment: str) -> TeamSettings:
    """The settings with a database."""
    return team_settings({"DATABASE_URL": database_url, **environment})


def test_a_database_that_never_answers_ends_the_wait() -> None:
    """With an error of its own, which says how long; what is waited for is told once."""
    told: list[str] = []
    with pytest.raises(StoreError, match=r"store\.never-reached"):
        wait_for_servers(settings_of(NOWHERE), 0.7, told.append)
    assert told == ["database"]


def test_an_old_schema_is_not_waited_for(empty_database_url: str) -> None:
    """Nobody but its operator can change it."""
    told: list[str] = []
    with pytest.raises(StoreError, match=r"store\.old-schema"):
        wait_for_servers(settings_of(empty_database_url), 60, told.append)
    assert told == []


def test_redis_is_done_without(database_url: str) -> None:
    """It only makes work begin earlier."""
    told: list[str] = []
    wait_for_servers(settings_of(database_url, REDIS_URL="redis://127.0.0.1:1"), 0.2, told.append)
    assert told == ["redis", "without-redis"]
