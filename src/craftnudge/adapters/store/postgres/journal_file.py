"""Takes in and gives out files of journal lines, which stay as they are byte for byte."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.line_codec import UnreadableLineError
from craftnudge.adapters.store.local.line_filter import LineFilter
from craftnudge.adapters.store.local.merge import imported_line
from craftnudge.adapters.store.local.snapshot import Snapshot
from craftnudge.adapters.store.postgres.lines import LineQuery, insert_rows
from craftnudge.adapters.store.postgres.row import row_of
from craftnudge.adapters.store.values import ImportResult, UnreadableLine
from craftnudge.errors import UsageError
from craftnudge.runtime.bounded_read import open_ordinary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftnudge.adapters.store.postgres.connection import Connection
    from craftnudge.adapters.store.postgres.row import Row
    from craftnudge.adapters.store.values import CommitQuery

_ROWS_AT_ONCE: Final = 10_000


def exported_lines(connection: Connection, team_id: int, query: CommitQuery) -> Iterator[bytes]:
    """The unchanged lines of the commits asked for, with LF, and the rewrites of their repositories.

    Without a limit, also lines of kinds that this version does not know.
    """
    line_filter = LineFilter(query)
    everything = "" if line_filter.narrows else "kind = 'other'"
    rows = LineQuery(team_id, query, covers=True).rows(connection, "kind, repository, line", everything)
    for kind, repository, line in rows:
        if kind != "rewrite" or line_filter.repositories is None or bytes(repository) in line_filter.repositories:
            yield bytes(line) + b"\n"


def import_file(connection: Connection, team_id: int, source: Path, stamp: str) -> ImportResult:
    """Stores the lines of a file. `stamp` is the time of recording of lines that have none.

    Raises UsageError if the file cannot be read.
    """
    try:
        descriptor = open_ordinary(source)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError("import.no-file", path=source) from None
    except OSError as error:
        raise UsageError("import.unreadable", path=source, reason=error.strerror) from None
    with os.fdopen(descriptor, "rb"):
        return _Import(connection, team_id, stamp).take(Snapshot(descriptor))


class _Import:
    def __init__(self, connection: Connection, team_id: int, stamp: str) -> None:
        self._connection = connection
        self._team_id = team_id
        self._stamp = stamp
        self._rows: list[Row] = []
        self._best: dict[bytes, int] = {}
        self._written = self._lines = 0

    def take(self, arriving: Snapshot) -> ImportResult:
        """Stores all lines that can be read."""
        unreadable = []
        latest = b""
        for number, raw in enumerate(arriving.all_lines(), start=1):
            try:
                parts = imported_line(raw, self._stamp)
                if parts is None:
                    continue
                row = row_of(self._team_id, *parts, latest or self._stamp.encode())
            except UnreadableLineError as error:
                unreadable.append(UnreadableLine(number, str(error)))
                continue
            latest = max(latest, row.recorded)
            self._add(row._replace(recorded_order=latest or row.recorded_order))
        self._write()
        return ImportResult(self._written, self._lines - self._written, tuple(unreadable))

    def _add(self, row: Row) -> None:
        self._lines += 1
        if self._best.get(row.key, -1) < row.facts:
            self._best[row.key] = row.facts
            self._rows.append(row)
        if len(self._rows) >= _ROWS_AT_ONCE:
            self._write()

    def _write(self) -> None:
        self._written += len(insert_rows(self._connection, self._rows))
        self._rows = []
