"""Answers from the index itself: the commits of a query that have one plain line each, without reading the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.index.journal_index import conditions_of
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator

    from craftnudge.adapters.store.local.index.journal_index import Question

_COLUMNS: Final = (
    "commits.offset, length, hash, who, authored_s, authored_offset, committed_s, committed_offset, ordered_s, value"
)


class PlainRow(NamedTuple):
    """One commit; `who` is the id of author and repository, `value` its score under the rubric asked for, if known."""

    offset: int
    length: int
    hash: bytes
    who: int
    authored_seconds: int | None
    authored_offset: int | None
    committed_seconds: int | None
    committed_offset: int | None
    order_seconds: int
    value: bytes | None


class IndexedCommits:
    """The plain commits of a question in an open index.

    `others` are places of commits that have to be read in the journal: with several lines, or with what no column can
    hold. Every method may raise sqlite3.Error, for a damaged file.
    """

    def __init__(
        self,
        database: sqlite3.Connection,
        question: Question,
        is_sound: Callable[[int, int], bool],
        rubric_key: bytes,
    ) -> None:
        self._database = database
        self._counts: dict[int, int] | None = None
        database.execute("pragma temp_store = memory")
        database.execute("create temp table mixed (key integer primary key)")
        database.execute("create temp table gone (hash blob primary key)")
        found = conditions_of(database, question, is_sound)
        self._conditions, self._values = found
        self._values["rubric"] = self._rubric(rubric_key)
        self._plain = [*self._conditions, "plain = 1"]

    def _rubric(self, rubric_key: bytes) -> int:
        row = self._database.execute("select id from rubrics where key = ?", (rubric_key,)).fetchone()
        return int(row[0]) if row else -1

    def writers(self) -> dict[int, bytes]:
        """Author and repository of each id, as JSON text."""
        return dict(self._database.execute("select id, text from writers").fetchall())

    def leave_out(self, keys: Iterable[int], hashes: Iterable[bytes]) -> None:
        """Leaves out the commits of these keys, which then belong to `others`, and those with these hashes."""
        self._counts = None
        for table, values, condition in (("mixed", keys, "key not in mixed"), ("gone", hashes, "hash not in gone")):
            self._database.executemany(f"insert or ignore into {table} values (?)", ((value,) for value in values))  # noqa: S608
            filled = self._database.execute(f"select exists(select 1 from {table})").fetchone()[0]  # noqa: S608
            if filled and condition not in self._plain:
                self._plain.append(condition)

    def among(self, hashes: Iterable[bytes]) -> set[bytes]:
        """Those of the hashes that plain commits have."""
        self._database.execute("create temp table asked (hash blob primary key)")
        self._database.executemany("insert or ignore into asked values (?)", ((text,) for text in hashes))
        where = " and ".join([*self._plain, "hash in asked"])
        rows = self._database.execute(f"select hash from commits where {where}", self._values)  # noqa: S608
        found = {bytes(text) for (text,) in rows}
        self._database.execute("drop table asked")
        return found

    def others(self) -> list[tuple[int, int]]:
        """Offset and length of each line that the journal has to be read for, in order."""
        # Not as one condition: with `or` every row is looked at.
        parts = (
            f"select offset, length from commits where {' and '.join([*self._conditions, which])}"  # noqa: S608
            for which in ("plain <> 1", "key in mixed")
        )
        return self._database.execute(f"{' union '.join(parts)} order by offset", self._values).fetchall()

    def rewrites(self) -> list[tuple[int, bytes, bytes]]:
        """Offset, old and new hash of each rewrite in the window."""
        return self._database.execute(
            "select offset, old, new from rewrites where offset > :after"
            " and (recorded = x'' or recorded >= :recorded_since)",
            self._values,
        ).fetchall()

    def unreadable(self) -> list[tuple[int, str]]:
        """Number and reason of each unreadable line in the window."""
        return self._database.execute(
            "select line, reason from unreadable where offset > :after order by line", self._values
        ).fetchall()

    def counts(self) -> dict[int, int]:
        """How many plain commits each author has in each repository."""
        if self._counts is None:
            query = f"select who, count(*) from commits where {' and '.join(self._plain)} group by who"  # noqa: S608
            self._counts = dict(self._database.execute(query, self._values).fetchall())
        return self._counts

    def count(self) -> int:
        """How many plain commits there are."""
        where = " and ".join(self._plain)
        return int(self._database.execute(f"select count(*) from commits where {where}", self._values).fetchone()[0])  # noqa: S608

    def rows(self, writers: Collection[int] | None, newest: int | None) -> Iterator[PlainRow]:
        """The plain commits of these ids (all for None), oldest first; with `newest`, so many of the newest."""
        conditions = list(self._plain)
        if writers is not None:
            conditions.append(f"who in ({','.join(map(str, writers))})")
        where = " and ".join(conditions) or "1"
        query = (
            f"select {_COLUMNS} from commits left join scores"  # noqa: S608
            f" on scores.rubric = :rubric and scores.offset = commits.offset where {where}"
        )
        if newest is None:
            # The signs keep the database from passing through all commits in their order for those of a month.
            order = "+ordered_s, +commits.offset" if self._values["since"] else "ordered_s, commits.offset"
            rows = self._database.execute(f"{query} order by {order}", self._values)
        else:
            rows = self._database.execute(
                f"{query} order by ordered_s desc, commits.offset desc limit {newest:d}", self._values
            )
        make = PlainRow._make
        return map(make, rows if newest is None else reversed(rows.fetchall()))

    def value_at(self, offset: int) -> bytes | None:
        """The score of the commit at that offset, None if it is not known."""
        row = self._database.execute(
            "select value from scores where rubric = ? and offset = ?", (self._values["rubric"], offset)
        ).fetchone()
        return bytes(row[0]) if row else None

    def scores_kept(self) -> int:
        """How many scores there are under the rubric."""
        return int(
            self._database.execute(
                "select count(*) from scores where rubric = ?", (self._values["rubric"],)
            ).fetchone()[0]
        )
