"""The compared facts of all recorded commits, in a database that a writer extends from the journal.

It holds digests, hashes and paths; losing it costs one pass over the journal (`SCHEMA_VERSION` says when it is made
anew). Versions of the schema:
1  2026-11: first form.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line
from craftnudge.adapters.store.local.scan import followed
from craftnudge.adapters.store.local.superseded.listing import superseded_path
from craftnudge.domain.commits.record import Rewrite
from craftnudge.domain.commits.twins import Copy, copy_of
from craftnudge.runtime.atomic_files import FILE_MODE, private_folder
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from craftnudge.adapters.store.local.snapshot import Snapshot
    from craftnudge.domain.commits.record import CommitRecord

SCHEMA_VERSION: Final = 1
# Another writer that takes longer is doing the same; its result is as good.
_BUSY_SECONDS: Final = 2.0
_SCHEMA: Final = """
create table about (covered integer, fingerprint blob);
create table repositories (id integer primary key, key text, path text, unique (key, path));
create table sightings (hash text primary key, parents text, change blob, subject blob, name blob, email blob,
    seconds integer, committed integer, repository integer, judged integer default 0) without rowid;
create index by_change on sightings (change);
create index by_second on sightings (seconds);
create index by_repository on sightings (repository, judged);
create table rewrites (offset integer primary key, old text, new text, how text, key text);
create table clones (folder text primary key, tips text);
create table unreached (hash text primary key) without rowid;
create table copies (hash text primary key, now text, change blob) without rowid;
create index copies_by_change on copies (change);
"""
_HASH = pattern(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\Z")


@contextmanager
def opened(folder: Path) -> Iterator[Sightings]:
    """The database of a journal's folder, in one transaction that ends with the block.

    Raises sqlite3.Error or OSError if it cannot be written; one that cannot be read is made anew.
    """
    private_folder(folder)
    path = superseded_path(folder)
    path.touch(mode=FILE_MODE)
    try:
        database = _connected(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        path.unlink(missing_ok=True)
        path.touch(mode=FILE_MODE)
        database = _connected(path)
    with closing(database):
        yield Sightings(database)
        database.execute("commit")


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        database.execute("pragma synchronous = off")  # a cache: what a crash damages is made anew
        database.execute("begin immediate")
        if database.execute("pragma user_version").fetchone()[0] != SCHEMA_VERSION:
            for (table,) in database.execute("select name from sqlite_schema where type = 'table'").fetchall():
                database.execute(f"drop table {table}")
            for statement in _SCHEMA.split(";\n"):
                database.execute(statement)
            database.execute(f"pragma user_version = {SCHEMA_VERSION}")
    except BaseException:
        database.close()
        raise
    return database


def stored(text: str) -> str | bytes:
    """A text as the database takes it: a path may have bytes that are no UTF-8, which SQLite refuses in a text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape")
    return text


def restored(value: str | bytes) -> str:
    """The text that was stored."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogateescape")


class Sightings:
    """The database while it is open."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        # The `change` of commits whose copies may have become others.
        self.changed: set[bytes] = set()
        self._repositories: dict[tuple[str, str], int] = {
            (restored(key), restored(path)): number
            for number, key, path in database.execute("select id, key, path from repositories")
        }

    def read_new_lines(self, journal: Snapshot) -> bool:
        """Reads the lines that the journal has more; returns whether there were any. A changed journal is read anew."""
        covered, fingerprint = self.database.execute("select * from about").fetchone() or (0, b"")
        if covered and (covered > journal.size or fingerprint != journal.fingerprint(covered)):
            for table in ("sightings", "rewrites", "unreached", "copies", "clones"):
                self.database.execute(f"delete from {table}")  # noqa: S608
            covered = 0
        if covered == journal.size:
            return False
        for offset, raw in journal.forwards(covered):
            try:
                line = decode_line(raw, with_measures=False)
            except UnreadableLineError:
                continue
            if isinstance(line, Rewrite):
                self._add_rewrite(offset, line)
            elif line is not None and _HASH.match(line.hash):
                self._add(line)
        self.database.execute("delete from about")
        self.database.execute("insert into about values (?, ?)", (journal.size, journal.fingerprint(journal.size)))
        return True

    def _add(self, record: CommitRecord) -> None:
        copy = copy_of(record)
        place = (record.repository.key, record.repository.path)
        number = self._repositories.get(place)
        if number is None:
            number = self._repositories[place] = len(self._repositories) + 1
            self.database.execute("insert into repositories values (?, ?, ?)", (number, *map(stored, place)))
        self.database.execute(
            "insert or replace into sightings values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (
                *(copy.hash, " ".join(copy.parents), copy.change, copy.subject, copy.name, copy.email),
                *(copy.seconds, copy.committed_seconds, number),
            ),
        )
        if copy.change is not None:
            self.changed.add(copy.change)

    def _add_rewrite(self, offset: int, rewrite: Rewrite) -> None:
        self.database.execute(
            "insert or replace into rewrites values (?, ?, ?, ?, ?)",
            (offset, rewrite.old, rewrite.new, rewrite.how, stored(rewrite.repository_key)),
        )
        self.mark_changed([rewrite.old, rewrite.new])

    def mark_changed(self, hashes: Iterable[str]) -> None:
        """Has the copies of these commits looked at again."""
        for commit_hash in hashes:
            row = self.database.execute("select change from sightings where hash = ?", (commit_hash,)).fetchone()
            if row is not None and row[0] is not None:
                self.changed.add(row[0])

    def rewritten(self) -> Mapping[str, str]:
        """The commits that a recorded rewrite replaced, each with the one that stands for it now."""
        rows = self.database.execute("select old, new, how, key from rewrites order by offset")
        return followed(Rewrite(old, new, how, restored(key)) for old, new, how, key in rows)

    def repositories(self) -> list[tuple[int, str, str]]:
        """The number, key and path of every place where commits were recorded."""
        return [(number, key, path) for (key, path), number in self._repositories.items()]

    def with_change(self, change: bytes) -> list[tuple[Copy, int]]:
        """The commits of one `change`, each with the number of the place where it was recorded."""
        rows = self.database.execute(
            "select repository, hash, parents, change, subject, name, email, seconds, committed from sightings"
            " where change = ?",
            (change,),
        )
        return [(Copy(row[1], tuple(row[2].split()), *row[3:]), row[0]) for row in rows]

    def link(self, commit_hash: str) -> tuple[tuple[str, ...], int] | None:
        """The parents and the author's second of a recorded commit."""
        row = self.database.execute("select parents, seconds from sightings where hash = ?", (commit_hash,)).fetchone()
        return None if row is None else (tuple(row[0].split()), row[1])

    def unreached(self) -> set[str]:
        """The commits that no reference reached when it was last checked."""
        return {row[0] for row in self.database.execute("select hash from unreached")}
