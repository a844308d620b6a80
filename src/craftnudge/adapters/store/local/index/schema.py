"""The tables of the index.

`commits` has a row for each line of a commit: where it is, the fields that queries use (as bytes that compare), and
what looking back needs of it. Of a `plain` commit the row says exactly what the line says: its hash, who wrote it in
which clone (`who`), when it was written and committed, and by which time it is ordered. A commit with several lines, or
with figures that no column can hold, is not plain: it is read in the journal, and the reader decides which line counts.

`scores` has what a rubric makes of a commit, by the rubric and the line's offset: results and points of each check,
sizes and traits, in bytes that only `domain/habits/compact_commit.py` reads. A rubric is known by a key over its
version, the code and the settings, so a score of another one is never given; scores of the last four are kept. They are
computed when they are first asked for, and written when enough are new, since the whole file is written anew.

`rewrites`, `unreadable` and `foreign_lines` (of commits that other programs wrote) are what else a query needs. `about`
says which part of which journal the index covers.

A query is answered by three parts that do not overlap: plain commits from the tables; commits that are not plain, or
that have another line after the end of the index, from their lines; and the lines after the end. Whatever is wrong with
the file, the answer then comes from the journal alone, and is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    import sqlite3

_TABLES: Final[dict[str, dict[str, type]]] = {
    "commits": {
        "offset": int,
        "length": int,
        "authored": bytes,
        "recorded": bytes,
        "author": int,
        "repository": int,
        "key": int,
        "plain": int,
        "hash": bytes,
        "who": int,
        "authored_s": int,
        "authored_offset": int,
        "committed_s": int,
        "committed_offset": int,
        "ordered_s": int,
    },
    "authors": {"id": int, "address": bytes},
    "repositories": {"id": int, "key": bytes},
    "writers": {"id": int, "text": bytes},
    "rewrites": {"offset": int, "length": int, "recorded": bytes, "key": int, "old": bytes, "new": bytes},
    "unreadable": {"offset": int, "line": int, "reason": str},
    "foreign_lines": {"offset": int, "length": int},
    "rubrics": {"id": int, "key": bytes, "used_ns": int},
    "about": {
        "version": int,
        "covered_bytes": int,
        "lines": int,
        "fingerprint": bytes,
        "written_ns": int,
        "checksum": int,
        "lineage": str,
        "in_order": int,
        "last_recorded": bytes,
        "sealed_ns": int,
    },
}

INDEXES: Final = (
    "create index if not exists by_author on commits (author, authored)",
    # With all that counting the commits of a window asks for, so that no row of the table is read.
    "create index if not exists by_time on commits (authored, who, plain, recorded)",
    "create index if not exists not_plain on commits (offset) where plain <> 1",
    "create index if not exists by_order on commits (ordered_s)",
    "create index if not exists by_key on commits (key)",
    "create index if not exists rewrite_by_key on rewrites (key)",
)
_SCORES: Final = (
    "create table scores (rubric integer, offset integer, value blob, primary key (rubric, offset)) without rowid"
)


class PlainColumns(NamedTuple):
    """What a line says of a plain commit, in the order of the columns; times in seconds and minutes."""

    hash: bytes
    who: bytes
    authored_seconds: int | None
    authored_offset: int | None
    committed_seconds: int | None
    committed_offset: int | None
    order_seconds: int


class Row(NamedTuple):
    """A line of the journal, as the index holds it.

    `kind` is "commit", "rewrite", "unreadable", or "" for one that no query asks for. `key` is that of the commit or
    rewrite; author time, recording, address and repository are bytes that compare. `plain` is None for a commit that
    the columns cannot hold. `rewrite` is the old and the new hash; `foreign` a line that this program did not write.
    """

    offset: int
    length: int
    kind: str
    key: int = 0
    authored: bytes = b""
    recorded: bytes = b""
    author: bytes = b""
    repository: bytes = b""
    reason: str = ""
    plain: PlainColumns | None = None
    rewrite: tuple[bytes, bytes] = (b"", b"")
    foreign: bool = False


def create_tables(database: sqlite3.Connection) -> None:
    """Creates all tables in an empty database."""
    # Imported here: takes 80 ms, only for a rebuild. Tables with a row per commit bypass it, because it takes twice the
    # time of the database itself.
    from sqlite_utils import Database  # noqa: PLC0415, TID251

    tables = Database(database)
    for name, columns in _TABLES.items():
        key = next(iter(columns))
        tables.table(name).create(columns, pk=key if key in ("id", "offset") else None)
    database.execute(_SCORES)
    database.execute("create unique index rubric_by_key on rubrics (key)")
