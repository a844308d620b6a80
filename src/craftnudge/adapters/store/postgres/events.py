"""Streams of events of one person, as the journal's own lines."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.store.local.event_log import encoded_event, events_in
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from craftnudge.adapters.store.postgres.connection import Connection, Database
    from craftnudge.adapters.store.protocol import EventStream


@dataclass(frozen=True, slots=True)
class EventTable:
    """One stream of one person in a team."""

    database: Database
    team_id: int
    person: str
    stream: EventStream
    now: Callable[[], float]

    def read(self) -> list[dict[str, Any]]:
        """All events in the order of their recording."""
        with self.database.transaction(self.team_id) as connection:
            return self.select(connection)

    def last(self) -> dict[str, Any] | None:
        """The newest event, or None if there is none."""
        with self.database.transaction(self.team_id) as connection:
            return self.select_last(connection)

    def append(self, kind: str, fields: Mapping[str, Any]) -> None:
        """Writes one event durably."""
        with self.transaction() as transaction:
            transaction.append(kind, fields)

    @contextmanager
    def transaction(self) -> Iterator[EventTableTransaction]:
        """Reads and appends with no other writer of the stream between the two."""
        with self.database.transaction(self.team_id) as connection:
            connection.execute(
                "select pg_advisory_xact_lock(hashtextextended(%s, %s))", (f"{self.stream} {self.person}", self.team_id)
            )
            transaction = EventTableTransaction(self, connection)
            yield transaction
            if transaction.lines:
                with connection.cursor() as cursor:
                    cursor.executemany(
                        "insert into event (team_id, person, stream, line) values (%s, %s, %s, %s)",
                        [(self.team_id, self.person, self.stream, line) for line in transaction.lines],
                    )

    def select(self, connection: Connection, newest: int | None = None) -> list[dict[str, Any]]:
        """The events as a transaction sees them; with `newest` only so many of the last."""
        found = connection.execute(
            "select line from event where team_id = %s and person = %s and stream = %s order by place desc limit %s",
            (self.team_id, self.person, self.stream, newest),
        ).fetchall()
        return list(events_in(bytes(line) for (line,) in reversed(found)))

    def select_last(self, connection: Connection) -> dict[str, Any] | None:
        """The newest event as a transaction sees it."""
        events = self.select(connection, newest=1)
        return events[0] if events else None


class EventTableTransaction:
    """The events of a stream while no other writer can change it; `lines` are those to be written."""

    def __init__(self, table: EventTable, connection: Connection) -> None:
        self._table = table
        self._connection = connection
        self.lines: list[bytes] = []

    def read(self) -> list[dict[str, Any]]:
        """All events, without those appended in this transaction."""
        return self._table.select(self._connection)

    def last(self) -> dict[str, Any] | None:
        """The newest event, without those appended in this transaction."""
        return self._table.select_last(self._connection)

    def append(self, kind: str, fields: Mapping[str, Any]) -> None:
        """Adds an event, to be written when the transaction ends."""
        self.lines.append(encoded_event(kind, fields, self._table.now(), self._table.stream))
