"""Builds an index: in one pass over the journal's lines, or from an existing index and the lines after it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, nullcontext
from itertools import islice
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.index.journal_index import SCHEMA_VERSION
from craftnudge.adapters.store.local.index.schema import INDEXES, create_tables
from craftnudge.runtime.atomic_files import draft_of, sync
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from craftnudge.adapters.store.local.index.journal_index import Covered
    from craftnudge.adapters.store.local.index.schema import Row

_BATCH_ROWS: Final = 10_000
# Scores under so many rubrics are kept, the last used ones: projects have settings of their own.
_RUBRICS_KEPT: Final = 4
# Of a commit with several lines, a query decides which one counts.
_SEVERAL_LINES: Final = (
    "update commits set plain = 0 where plain = 1 and key in (select key from commits group by key having count(*) > 1)"
)


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores to be kept: the key of their rubric, and the value of the commit at each offset."""

    rubric_key: bytes
    values: Mapping[int, bytes]


def build(
    path: Path,
    rows: Iterable[Row],
    covered: Covered,
    now_ns: int,
    *,
    go_on: bool = False,
    naming: AbstractContextManager[None] | None = None,
    scores: Scores | None = None,
) -> None:
    """Writes an index of those rows to the path; with `go_on`, the existing rows stay and the new ones are added.

    `scores` are added to those that the index holds.

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
            _fill(database, rows, covered, sealed_ns, go_on=go_on, scores=scores)
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


def _fill(
    database: sqlite3.Connection,
    rows: Iterable[Row],
    covered: Covered,
    sealed_ns: int,
    *,
    go_on: bool,
    scores: Scores | None,
) -> None:
    # Losing this file loses no data: it has no name yet, and can be built again.
    for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -16384"):
        database.execute(f"pragma {pragma}")
    if not go_on:
        create_tables(database)
    database.execute("begin")
    filling = _Filling(database)
    entries = iter(rows)
    while batch := list(islice(entries, _BATCH_ROWS)):
        filling.add(batch)
    database.execute("delete from about")
    database.execute(
        "insert into about values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            SCHEMA_VERSION,
            covered.covered_bytes,
            filling.lines,
            covered.fingerprint,
            covered.written_ns,
            covered.checksum,
            covered.lineage,
            filling.in_order,
            filling.last_recorded,
            sealed_ns,
        ),
    )
    for statement in (*INDEXES, _SEVERAL_LINES):
        database.execute(statement)
    if scores is not None:
        _add_scores(database, scores, sealed_ns)
    database.execute("commit")


def _add_scores(database: sqlite3.Connection, scores: Scores, now_ns: int) -> None:
    database.execute("insert or ignore into rubrics (key, used_ns) values (?, 0)", (scores.rubric_key,))
    database.execute("update rubrics set used_ns = ? where key = ?", (now_ns, scores.rubric_key))
    (rubric,) = database.execute("select id from rubrics where key = ?", (scores.rubric_key,)).fetchone()
    database.executemany(
        "insert or replace into scores values (?, ?, ?)",
        ((rubric, offset, value) for offset, value in scores.values.items()),
    )
    kept = "(select id from rubrics order by used_ns desc, id desc limit ?)"
    database.execute(f"delete from scores where rubric not in {kept}", (_RUBRICS_KEPT,))  # noqa: S608 - our own text
    database.execute(f"delete from rubrics where id not in {kept}", (_RUBRICS_KEPT,))  # noqa: S608


class _Filling:
    """Rows on their way into the tables, going on where an earlier filling ended."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._authors = dict(database.execute("select address, id from authors").fetchall())
        self._repositories = dict(database.execute("select key, id from repositories").fetchall())
        self._writers = dict(database.execute("select text, id from writers").fetchall())
        before = database.execute("select lines, in_order, last_recorded from about").fetchone()
        lines, in_order, last_recorded = before or (0, 1, b"")
        self.lines = int(lines)
        self.in_order = bool(in_order)
        self.last_recorded = bytes(last_recorded)

    def add(self, batch: list[Row]) -> None:
        """Writes one batch."""
        commits, rewrites, unreadable, foreign = [], [], [], []
        for row in batch:
            self.lines += 1
            if row.kind == "commit":
                commits.append(self._commit(row))
            elif row.kind == "rewrite":
                rewrites.append((row.offset, row.length, row.recorded, row.key, *row.rewrite))
            elif row.kind == "unreadable":
                unreadable.append((row.offset, self.lines, row.reason))
            if row.foreign:
                foreign.append((row.offset, row.length))
            if row.kind in ("commit", "rewrite"):
                self.in_order = self.in_order and b"" != row.recorded >= self.last_recorded
                self.last_recorded = row.recorded
        for table, values in (
            ("commits", commits),
            ("rewrites", rewrites),
            ("unreadable", unreadable),
            ("foreign_lines", foreign),
        ):
            self._insert(table, values)
        self._insert_new("authors", self._authors)
        self._insert_new("repositories", self._repositories)
        self._insert_new("writers", self._writers)

    def _commit(self, row: Row) -> tuple[object, ...]:
        head = (
            *(row.offset, row.length, row.authored, row.recorded),
            self._number(self._authors, row.author),
            self._number(self._repositories, row.repository),
            row.key,
        )
        plain = row.plain
        if plain is None:
            return *head, 0, None, None, None, None, None, None, None
        return *head, 1, plain.hash, self._number(self._writers, plain.who), *plain[2:]

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
