"""What the tests of a team's work share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.services.team_settings import team_settings
from craftnudge.services.team_work.connections import TeamConnections

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def team(database_url: str) -> Iterator[TeamConnections]:
    """Connections to an empty database, without Redis."""
    connections = TeamConnections(team_settings({"DATABASE_URL": database_url}))
    yield connections
    connections.close()
