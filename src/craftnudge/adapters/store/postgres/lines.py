"""Writes lines, each once, and reads those that a query asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from craftnudge.adapters.store.local.line_filter import LineFilter
from craftnudge.adapters.store.postgres.row import COLUMNS
from craftnudge.adapters.store.values import CommitQuery

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from craftnudge.adapters.store.postgres.connection import Connection
    from craftnudge.adapters.store.postgres.row import Row


# Above so many rows COPY into a temporary table is quicker than statements in a pipeline.
_COPY_FROM_ROWS: Final = 50
# Known with facts of the same or a higher version, or with a score of the same or a later rubric: not written again.
_UNKNOWN: Final = (
    "not exists (select 1 from recorded_line known where known.team_id = {row}.team_id and known.key = {row}.key"
    " and (known.facts, known.rubric) >= ({row}.facts, {row}.rubric))"
)
# What a row is known by; the other columns change where a score of a later rubric takes the place of an earlier one.
_IDENTITY: Final = ("team_id", "kind", "key", "facts")
_CHANGED: Final = tuple(name for name in COLUMNS.split(", ") if name not in _IDENTITY)
# With a place of its own, so that nothing that was kept of the earlier score is taken for it.
_REPLACE: Final = (
    f"update recorded_line set place = default, {', '.join(f'{name} = %s' for name in _CHANGED)}"  # noqa: S608 - our own names
    " where team_id = %s and key = %s and facts = %s and rubric < %s returning key, place"
)
_SHARDS: Final = 16
_ROWS_AT_ONCE: Final = 2_000
_EVERYTHING: Final = CommitQuery()


_TYPES: Final = (
    *("int4", "text", "bytea", "int4", "bytea", "bytea", "bytea", "bytea", "bytea", "bool", "int2", "int4"),
    *("bytea", "bytea", "bytea", "bytea", "int8", "int4", "int8", "int4"),
)
_VALUES: Final = ", ".join(f"%s::{kind}" for kind in _TYPES)


def latest_stamp(connection: Connection, team_id: int) -> bytes:
    """When the latest line of a team was recorded; empty if there is none."""
    found = connection.execute(
        "select recorded_order from recorded_line where team_id = %s order by recorded_order desc limit 1", (team_id,)
    ).fetchone()
    return bytes(found[0]) if found else b""


def insert_rows(connection: Connection, rows: Sequence[Row]) -> list[tuple[bytes, int]]:
    """Writes those rows whose lines are not known yet; returns key and place of each that was written."""
    if not rows:
        return []
    replaces = any(row.rubric for row in rows)
    by_copy = len(rows) >= _COPY_FROM_ROWS and not replaces
    written = _copied(connection, rows) if by_copy else _inserted(connection, rows)
    if written:
        count_change(connection, rows[0].team_id, appended=len(written))
    return written


def _inserted(connection: Connection, rows: Sequence[Row]) -> list[tuple[bytes, int]]:
    statement = (
        f"insert into recorded_line ({COLUMNS}) select * from (values ({_VALUES})) as fresh ({COLUMNS})"  # noqa: S608
        f" where {_UNKNOWN.format(row='fresh')} on conflict do nothing returning key, place"
    )
    written = []
    for row in rows:
        fresh = connection.execute(statement, row.values).fetchall()
        if not fresh and row.rubric:
            identity = row.team_id, row.key, row.facts, row.rubric
            fresh = connection.execute(_REPLACE, (*row.values[len(_IDENTITY) :], *identity)).fetchall()
        written += fresh
    return [(bytes(key), place) for key, place in written]


def _copied(connection: Connection, rows: Sequence[Row]) -> list[tuple[bytes, int]]:
    connection.execute(
        "create temporary table if not exists arriving (like recorded_line, number bigint) on commit delete rows"
    )
    connection.execute("alter table arriving alter place drop not null")
    with connection.cursor().copy(f"copy arriving ({COLUMNS}, number) from stdin (format binary)") as copy:
        copy.set_types([*_TYPES, "int8"])
        for number, row in enumerate(rows):
            copy.write_row((*row.values, number))
    # The best facts of each line come first, so that a worse version in the same call is not written after it.
    found = connection.execute(
        f"insert into recorded_line ({COLUMNS}) select {COLUMNS} from arriving"  # noqa: S608
        f" where {_UNKNOWN.format(row='arriving')} order by number on conflict do nothing returning key, place"
    ).fetchall()
    return [(bytes(key), place) for key, place in found]


def count_change(connection: Connection, team_id: int, *, appended: int = 0, removed: int = 0) -> None:
    """Notes that lines were appended or removed."""
    connection.execute(
        "insert into store_change (team_id, shard, appended, removed)"  # noqa: S608 - our own figure
        f" values (%s, pg_backend_pid() %% {_SHARDS}, %s, %s) on conflict (team_id, shard) do update"
        " set appended = store_change.appended + excluded.appended, removed = store_change.removed + excluded.removed",
        (team_id, appended, removed),
    )


def known_facts(connection: Connection, team_id: int, keys: Collection[bytes]) -> dict[bytes, int]:
    """Those of the keys that are stored, with the highest version of their facts."""
    found = connection.execute(
        "select key, max(facts) from recorded_line where team_id = %s and key = any(%b) and kind = 'commit'"
        " group by key",
        (team_id, list(keys)),
    )
    return {bytes(key): facts for key, facts in found}


class LineQuery:
    """A query as a condition over the rows of a team."""

    def __init__(self, team_id: int, query: CommitQuery | None, *, covers: bool = False) -> None:
        """With `covers`, whenever a commit was recorded; else not those recorded before the window."""
        line_filter = LineFilter(query or _EVERYTHING)
        conditions, values = ["team_id = %s"], list[object]([team_id])
        commit: list[str] = []
        of_commit: list[object] = []
        if line_filter.since:
            commit.append("authored >= %s")
            of_commit.append(line_filter.since)
        if line_filter.until != b"~":
            commit.append("authored < %s")
            of_commit.append(line_filter.until)
        for column, wanted in (("email", line_filter.emails), ("repository", line_filter.repositories)):
            if wanted is not None:
                commit.append(f"{column} = any(%s::bytea[])")
                of_commit.append(list(wanted))
        if line_filter.recorded_since and not covers:
            conditions.append("(recorded = '' or recorded >= %s)")
            values.append(line_filter.recorded_since)
        self._everyones, self._values = " and ".join(conditions), values
        self._commits, self._of_commit = " and ".join(["kind = 'commit'", *commit]), of_commit

    def rows(self, connection: Connection, columns: str, more: str = "") -> Iterator[tuple[Any, ...]]:
        """The columns of the commits and rewrites that may matter, in the order of recording.

        `more` is a further condition of rows that are wanted whatever the query says.
        """
        wanted = ["kind = 'rewrite'", f"({self._commits})", *filter(None, [more])]
        statement = (
            f"select {columns} from recorded_line where {self._everyones} and ({' or '.join(wanted)})"  # noqa: S608
            " order by recorded_order, place"
        )
        with connection.cursor(name="lines", binary=True) as cursor:
            cursor.itersize = _ROWS_AT_ONCE
            cursor.execute(statement, [*self._values, *self._of_commit])
            yield from cursor
