"""Builds an index: in one pass over the journal's lines, or from an existing index and the lines after it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, nullcontext
from itertools import islice
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.index.journal_index import SCHEMA_VERSION
from craftnudge.runtime.atomic_files import draft_of, sync

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from craftnudge.adapters.store.local.index.journal_index import Covered

_BATCH_ROWS: Final = 10_000
_TABLES: Final = {
    "commits": {
        "offset": int,
        "length": int,
        "authored": bytes,
        "recorded": bytes,
        "author": int,
        "repository": int,
        "key": int,
    },
    "authors": {"id": int, "address": bytes},
    "repositories": {"id": int, "key": bytes},
    "rewrites": {"offset": int, "length": int, "recorded": bytes, "key": int},
    "unreadable": {"offset": int, "line": int, "reason": str},
    "about": {
        "version": int,
        "covered_bytes": int,
        "lines": int,
        "fingerprint": bytes,
        "written_ns": int,
        "in_order": int,
        "last_recorded": bytes,
        "sealed_ns": int,
    },
}


# A line of the journal: its offset and length; its kind ("commit", "rewrite", "unreadable", or "" for one that no query
# asks for); the key of the commit or rewrite; author time, recording, author's address and repository, as bytes that
# compare; why it cannot be read. A plain tuple, because there is one for each of a million lines.
Row = tuple[int, int, str, int, bytes, bytes, bytes, bytes, str]


def build(
    path: Path,
    rows: Iterable[Row],
    covered: Covered,
    now_ns: int,
    *,
    go_on: bool = False,
    naming: AbstractContextManager[None] | None = None,
) -> None:
    """Writes an index of those rows to the path; with `go_on`, the existing rows stay and the new ones are added.

    The file gets its name inside `naming`, which raises OSError or ValueError if the journal was replaced since the
    rows were read: an old index must not bring back what was forgotten meanwhile.

    `now_ns` is the clock, in nanoseconds since 1970. Raises sqlite3.Error or OSError; the old index then stays.
    """
    # A file system may store times more coarsely than requested (FAT: two seconds).
    sealed_ns = now_ns // 2_000_000_000 * 2_000_000_000
    with draft_of(path) as draft:
        if go_on:
            shutil.copyfile(path, draft)
        with closing(sqlite3.connect(draft, isolation_level=None)) as database:
            _fill(database, rows, covered, sealed_ns, go_on=go_on)
        _seal(draft, sealed_ns)
        with naming or nullcontext():
            draft.replace(path)


def _seal(draft: Path, sealed_ns: int) -> None:
    """Makes the draft durable, and sets its modification time, which shows a reader later changes to the file."""
    descriptor = os.open(draft, os.O_RDWR)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)
    os.utime(draft, ns=(sealed_ns, sealed_ns))


def _fill(database: sqlite3.Connection, rows: Iterable[Row], covered: Covered, sealed_ns: int, *, go_on: bool) -> None:
    # Losing this file loses no data: it has no name yet, and can be built again.
    for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -65536"):
        database.execute(f"pragma {pragma}")
    if not go_on:
        _create_tables(database)
    database.execute("begin")
    filling = _Filling(database)
    entries = iter(rows)
    while batch := list(islice(entries, _BATCH_ROWS)):
        filling.add(batch)
    database.execute("delete from about")
    database.execute(
        "insert into about values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            SCHEMA_VERSION,
            covered.covered_bytes,
            filling.lines,
            covered.fingerprint,
            covered.written_ns,
            filling.in_order,
            filling.last_recorded,
            sealed_ns,
        ),
    )
    database.execute("create index if not exists by_author on commits (author, authored)")
    database.execute("create index if not exists by_time on commits (authored)")
    database.execute("create index if not exists by_key on commits (key)")
    database.execute("create index if not exists rewrite_by_key on rewrites (key)")
    database.execute("commit")


def _create_tables(database: sqlite3.Connection) -> None:
    # Imported here: takes 80 ms, only for a rebuild. Tables with a row per commit bypass it, because it takes twice the
    # time of the database itself.
    from sqlite_utils import Database  # noqa: PLC0415, TID251

    tables = Database(database)
    for name, columns in _TABLES.items():
        key = next(iter(columns))
        tables.table(name).create(columns, pk=key if key in ("id", "offset") else None)


class _Filling:
    """Rows on their way into the tables, going on where an earlier filling ended."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._authors = dict(database.execute("select address, id from authors").fetchall())
        self._repositories = dict(database.execute("select key, id from repositories").fetchall())
        before = database.execute("select lines, in_order, last_recorded from about").fetchone()
        lines, in_order, last_recorded = before or (0, 1, b"")
        self.lines = int(lines)
        self.in_order = bool(in_order)
        self.last_recorded = bytes(last_recorded)

    def add(self, batch: list[Row]) -> None:
        """Writes one batch."""
        commits, rewrites, unreadable = [], [], []
        for offset, length, kind, key, authored, recorded, author, repository, reason in batch:
            self.lines += 1
            if kind == "commit":
                commits.append(
                    (
                        offset,
                        length,
                        authored,
                        recorded,
                        self._number(self._authors, author),
                        self._number(self._repositories, repository),
                        key,
                    )
                )
            elif kind == "rewrite":
                rewrites.append((offset, length, recorded, key))
            elif kind == "unreadable":
                unreadable.append((offset, self.lines, reason))
            if kind in ("commit", "rewrite"):
                self.in_order = self.in_order and b"" != recorded >= self.last_recorded
                self.last_recorded = recorded
        self._insert("commits", commits)
        self._insert("rewrites", rewrites)
        self._insert("unreadable", unreadable)
        self._insert_new("authors", self._authors)
        self._insert_new("repositories", self._repositories)

    @staticmethod
    def _number(numbers: dict[bytes, int], text: bytes) -> int:
        number = numbers.get(text)
        return numbers.setdefault(text, len(numbers) + 1) if number is None else number

    def _insert(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            self._database.executemany(f"insert into {table} values ({','.join('?' * len(rows[0]))})", rows)  # noqa: S608

    def _insert_new(self, table: str, numbers: dict[bytes, int]) -> None:
        stored = self._database.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608
        self._insert(table, [(number, text) for text, number in islice(numbers.items(), stored, None)])
