"""A cache of the places of commits in the journal: it may be deleted, damaged or out of date at any time.

It holds no commit, only the offsets of lines with the fields that queries use: author, repository and times. The lines
themselves are always read from the journal, so that an answer is the same with and without it.

A file is never changed after it gets its name: it is written under another name, synced and renamed, and its
modification time is set to a time stored inside it. So a file that was changed later is recognized, and not used.
"""

from __future__ import annotations

import sqlite3
from binascii import crc32
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.last_write import LOCK_NAME, lineage_of
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from craftnudge.adapters.store.local.snapshot import Snapshot

# Versions of the schema; another one is rebuilt.
# 1  2026-11: first release.
# 2  2026-11: commits and rewrites have a `key`, to find one without searching the journal.
# 3  2026-12: what looking back needs of a commit, and scores.
# 4  2026-12: a checksum of the covered lines, to notice one that another program changed; a wider `by_time`.
SCHEMA_VERSION: Final = 4

_OFFSETS: Final = "select offset from commits where key = ? union all select offset from rewrites where key = ?"


@dataclass(frozen=True, slots=True)
class Covered:
    """The part of a journal that an index covers: the number of its first bytes, their fingerprint and checksum.

    `written_ns` is the time of the journal's last write then, in nanoseconds since 1970, `lineage` that of
    `last_write.py`. `was_checked` says that only the checksum told that these bytes are unchanged.
    """

    covered_bytes: int
    fingerprint: bytes
    written_ns: int
    checksum: int
    lineage: str
    was_checked: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Which lines are asked for, in the bytes of `Row`; None and an empty `since` set no limit."""

    since: bytes
    until: bytes
    recorded_since: bytes
    authors: frozenset[bytes] | None
    repositories: frozenset[bytes] | None


@dataclass(frozen=True, slots=True)
class Found:
    """Offset and length of each line to read, in order, and the unreadable lines among those that were passed."""

    places: tuple[tuple[int, int], ...]
    unreadable: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an index: how much of a journal it covers, what it holds, and its size."""

    covered_bytes: int
    lines: int
    commits: int
    unreadable: int
    file_bytes: int


def status_of(path: Path) -> Status | None:
    """The state of the index at the path, None without a usable one."""
    try:
        with opened(path) as database:
            covered_bytes, lines, commits, unreadable = database.execute(
                "select covered_bytes, lines, (select count(*) from commits), (select count(*) from unreadable)"
                " from about"
            ).fetchone()
            return Status(covered_bytes, lines, commits, unreadable, path.stat().st_size)
    except (sqlite3.Error, OSError, TypeError, ValueError):
        return None


def covered_by(path: Path) -> Covered | None:
    """The part of the journal that the index at the path covers, None if it cannot be used."""
    try:
        with opened(path) as database:
            return Covered(
                *database.execute(
                    "select covered_bytes, fingerprint, written_ns, checksum, lineage from about"
                ).fetchone()
            )
    except (sqlite3.Error, OSError, TypeError, ValueError):
        return None


def usable_part(path: Path, journal: Snapshot) -> Covered | None:
    """The part of this journal that the index covers; None if it is of another journal, damaged or missing.

    Also None if a line that it covers was changed since, in whatever way.
    """
    covered = covered_by(path)
    if covered is None or covered.covered_bytes > journal.size:
        return None
    if covered.fingerprint != journal.fingerprint(covered.covered_bytes):
        return None
    if covered.covered_bytes == journal.size and covered.written_ns == journal.written_ns:
        return covered
    if covered.lineage and covered.lineage == lineage_of(path.with_name(LOCK_NAME), journal.descriptor):
        return covered
    if covered.checksum == journal.checksum(covered.covered_bytes):
        return replace(covered, was_checked=True)
    return None


def key_of(identity: bytes) -> int:
    """The number by which the index knows a commit (its id) or a rewrite (`old>new`); several may share one."""
    return crc32(identity)


def offsets_of(path: Path, keys: Iterable[int]) -> dict[int, list[int]] | None:
    """For each key the offsets of the lines that may be meant; None if the index cannot be used."""
    offsets: dict[int, list[int]] = {}
    try:
        with opened(path) as database:
            for key in keys:
                rows = database.execute(_OFFSETS, (key, key))
                offsets[key] = sorted(offset for (offset,) in rows)
    except (sqlite3.Error, OSError, TypeError, ValueError):
        return None
    return offsets


@dataclass(frozen=True, slots=True)
class ForeignLines:
    """Offset and length of each line in the covered part that this program did not write, in order."""

    covered_bytes: int
    places: tuple[tuple[int, int], ...]


def foreign_lines(path: Path) -> ForeignLines | None:
    """The lines of other programs; None if the index cannot be used."""
    try:
        with opened(path) as database:
            (covered_bytes,) = database.execute("select covered_bytes from about").fetchone()
            rows = database.execute("select offset, length from foreign_lines order by offset").fetchall()
            return ForeignLines(int(covered_bytes), tuple(rows))
    except (sqlite3.Error, OSError, TypeError, ValueError):
        return None


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database for reading; raises sqlite3.DatabaseError for a file that is not as it was made."""
    written_ns = path.stat().st_mtime_ns
    # A file with its final name never changes, so no lock is needed.
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        version, sealed_ns = database.execute("select version, sealed_ns from about").fetchone()
        if version != SCHEMA_VERSION or sealed_ns != written_ns:
            raise sqlite3.DatabaseError("it is not as it was made")
        yield database


def find(path: Path, question: Question, is_sound: Callable[[int, int], bool]) -> Found | None:
    """The places of the lines that are asked for, None if the index cannot be used.

    `is_sound` says of a place (offset and length) whether its line is unchanged since it was written.
    """
    try:
        with opened(path) as database:
            return _find(database, question, is_sound)
    except (sqlite3.Error, OSError, TypeError, ValueError):
        return None


def _find(database: sqlite3.Connection, question: Question, is_sound: Callable[[int, int], bool]) -> Found:
    conditions, values = conditions_of(database, question, is_sound)
    where = " and ".join(conditions) or "1"
    commits = database.execute(f"select offset, length from commits where {where}", values)  # noqa: S608
    rewrites = database.execute(
        "select offset, length from rewrites where offset > :after and (recorded = x'' or recorded >= :recorded_since)",
        values,
    )
    unreadable = database.execute("select line, reason from unreadable where offset > :after order by line", values)
    return Found(tuple(sorted([*commits, *rewrites])), tuple(unreadable))


def conditions_of(
    database: sqlite3.Connection, question: Question, is_sound: Callable[[int, int], bool]
) -> tuple[list[str], dict[str, bytes | int]]:
    """The conditions on commits that a question means, and their values."""
    after = _stop(database, question.recorded_since, is_sound)
    # A condition that always holds would only lead the database to a worse plan.
    conditions = ["commits.offset > :after"] if after >= 0 else []
    conditions += ["authored >= :since"] if question.since else []
    conditions += ["authored < :until"] if question.until < b"~" else []
    conditions += ["(recorded = x'' or recorded >= :recorded_since)"] if question.recorded_since else []
    for column, table, key, wanted in (
        ("author", "authors", "address", question.authors),
        ("repository", "repositories", "key", question.repositories),
    ):
        if wanted is not None:
            numbers = [number for number, text in database.execute(f"select id, {key} from {table}") if text in wanted]  # noqa: S608
            conditions.append(f"{column} in ({','.join(map(str, numbers))})")
    return conditions, {
        "after": after,
        "since": question.since,
        "until": question.until,
        "recorded_since": question.recorded_since,
    }


def _stop(database: sqlite3.Connection, recorded_since: bytes, is_sound: Callable[[int, int], bool]) -> int:
    """The offset of the last line at which a backward search stops; -1 if none stops it or it makes no difference."""
    if not recorded_since:
        return -1
    in_order, bad = database.execute("select in_order, exists(select 1 from unreadable) from about").fetchone()
    if in_order and not bad:
        return -1
    stops = (
        next((offset for offset, length in older if is_sound(offset, length)), -1)
        for table in ("commits", "rewrites")
        for older in [
            database.execute(
                f"select offset, length from {table} where recorded < ? and recorded <> x'' order by offset desc",  # noqa: S608
                (recorded_since,),
            )
        ]
    )
    return max(stops)
