"""What the roles of one process share: the database, the streams, and the stores of teams."""

from __future__ import annotations

import copy
import os
import socket
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.events.redis_streams.announcer import RedisStreams
from craftnudge.adapters.events.work_table import WorkTable
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.kept_results import team_ids
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.adapters.events.work import WorkKind
    from craftnudge.adapters.store.postgres.connection import DatabaseRole
    from craftnudge.services.team_settings import TeamSettings

# The team of a new database.
DEFAULT_TEAM: Final = 1
_MOST_CONNECTIONS: Final = 12


class TeamConnections:
    """The connections of one process. Any thread may use them; each worker has a table of work of its own.

    They have the rights of the user in DATABASE_URL; `acting` gives those of a database role.
    """

    def __init__(self, settings: TeamSettings) -> None:
        """Raises StoreError if the address of Redis is none."""
        self._settings = settings
        self._name = f"{socket.gethostname()}:{os.getpid()}"
        self._streams: list[RedisStreams] = []
        self.streams = self._new_streams("process")
        self.database = Database(settings.database_url, most_connections=_MOST_CONNECTIONS)
        self.work = WorkTable(self.database, self.streams)

    def acting(self, role: DatabaseRole) -> TeamConnections:
        """The same connections, used with the rights of a database role."""
        acting = copy.copy(self)
        acting.database = self.database.acting(role)
        acting.work = WorkTable(acting.database, self.streams)
        return acting

    def work_for(self, kind: WorkKind) -> WorkTable:
        """The work as one worker sees it: a consumer of its own."""
        return WorkTable(self.database, self._new_streams(kind))

    def store(self, team_id: int, now: Callable[[], float]) -> PostgresStore:
        """The store of a team, whose new commits are worked on and published."""
        return PostgresStore(self.database, team_id, now=now, work=self.work, on_append=self._publish)

    def default_store(self, now: Callable[[], float]) -> PostgresStore:
        """The store of the team of a new database."""
        return self.store(DEFAULT_TEAM, now)

    def teams(self) -> list[int]:
        """The numbers of all teams."""
        with self.database.work() as connection:
            return team_ids(connection)

    def not_answering(self) -> list[str]:
        """Which of "database" and "redis" do not answer now, of those that are configured."""
        missing = []
        try:
            self.teams()
        except StoreError:
            missing.append("database")
        if self.streams is not None and not self.streams.answers():
            missing.append("redis")
        return missing

    def close(self) -> None:
        """Closes all of them."""
        for streams in self._streams:
            streams.close()
        self.database.close()

    def _new_streams(self, purpose: str) -> RedisStreams | None:
        url = self._settings.redis_url
        if url is None:
            return None
        streams = RedisStreams(url, name=f"{self._name}:{purpose}", database=self._settings.redis_db)
        self._streams.append(streams)
        return streams

    def _publish(self, ids: Sequence[str]) -> None:
        """Tells outside listeners of new commits; who does not listen at that moment misses them."""
        if self.streams is not None:
            self.streams.publish(*({"type": "commit.recorded", "id": identity} for identity in ids))
