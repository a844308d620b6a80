"""Looks through the commits of a query without holding their records: for questions about a whole history.

The index answers for commits that have one plain line each. Lines after its end, commits with several lines, and
everything where there is no usable index are read in the journal. Both ways give the same answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from craftnudge.adapters.store.local.brief_gathering import BriefGathering
from craftnudge.adapters.store.local.journal_lines import JournalLines
from craftnudge.adapters.store.local.line_brief import Brief, author_and_repository
from craftnudge.adapters.store.values import Authors, CommitEntry
from craftnudge.domain.commits.record import CommitTime, Rewrite
from craftnudge.errors import Cause, JournalError
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from craftnudge.adapters.store.local.index.indexed_commits import IndexedCommits, PlainRow
    from craftnudge.adapters.store.local.snapshot import Snapshot
    from craftnudge.adapters.store.values import CommitQuery, UnreadableLine
    from craftnudge.domain.commits.record import CommitRecord, Person, Repository

    Wanted = Callable[[Person | None, Repository], bool]

Answer = TypeVar("Answer")

# Scores are written when at least so many are new, and this part of those that are there: the whole file is copied.
_LEAST_SCORES: Final = 50
_LEAST_PART: Final = 1 / 100
_HASH = pattern(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\Z", re.ASCII)


class LocalSurvey:
    """The commits of a query at one moment. Usable inside the block that opened it; its entries also later."""

    def __init__(self, journal: Snapshot | None, query: CommitQuery | None) -> None:
        self._journal = journal
        self.query = query
        self._lines = None if journal is None else JournalLines(journal)
        self._people: dict[bytes, tuple[Person | None, Repository]] = {}
        self._index: IndexedCommits | None = None
        self._keep_scores: Callable[[Mapping[int, bytes]], object] | None = None
        self._writers: dict[int, bytes] = {}
        self._read: list[tuple[int, Brief]] = []
        self._left_out: set[str] = set()
        self.rewritten: Mapping[str, str] = {}
        self.unreadable: tuple[UnreadableLine, ...] = ()

    def read_all(self) -> None:
        """Reads every line of the journal that may match."""
        self._index, self._keep_scores, self._writers = None, None, {}
        gathering = BriefGathering(self.query)
        if self._journal is not None:
            gathering.search(self._journal)
            self._finish(gathering, self._journal)

    def read_beside(
        self,
        index: IndexedCommits,
        gathering: BriefGathering,
        journal: Snapshot,
        keep_scores: Callable[[Mapping[int, bytes]], object] | None,
    ) -> None:
        """Reads what the index does not answer for; `gathering` has read the lines after its end.

        `keep_scores` writes scores into the index. Raises ValueError if the index names a line that does not exist,
        sqlite3.Error if it is damaged.
        """
        from craftnudge.adapters.store.local.index.journal_index import key_of  # noqa: PLC0415

        index.leave_out((key_of(identity.encode("utf-8", "surrogatepass")) for identity in gathering.ids), ())
        for offset, raw in journal.at(index.others()):
            gathering.look(offset, raw)
        more = [(offset, Rewrite(_text(old), _text(new), "", "")) for offset, old, new in index.rewrites()]
        self._finish(gathering, journal, more, index.unreadable())
        index.leave_out((), (bytes.fromhex(old) for old in self.rewritten if _is_hex(old)))
        self._writers = index.writers()
        self._index, self._keep_scores = index, keep_scores

    def _finish(
        self,
        gathering: BriefGathering,
        journal: Snapshot,
        more: list[tuple[int, Rewrite]] = [],  # noqa: B006 - never changed
        passed: list[tuple[int, str]] = [],  # noqa: B006
    ) -> None:
        self.rewritten = gathering.rewritten(more)
        self.unreadable = gathering.unreadable(journal, passed)
        live = [row for row in gathering.best() if row[1].hash not in self.rewritten.keys() | self._left_out]
        self._read = sorted(live, key=lambda row: (row[1].order_seconds, row[0]))

    def among(self, hashes: Collection[str]) -> set[str]:
        """Those of the hashes that are among the commits."""
        if not hashes:
            return set()
        return self._answer(lambda: self._among(hashes))

    def _among(self, hashes: Collection[str]) -> set[str]:
        found = {brief.hash for _, brief in self._read}.intersection(hashes)
        if self._index is not None:
            found |= {text.hex() for text in self._index.among(map(bytes.fromhex, filter(_is_hex, hashes)))}
        return found

    def leave_out(self, hashes: Collection[str]) -> None:
        """Leaves out the commits with these hashes from here on."""
        if hashes:
            self._left_out |= set(hashes)
            self._answer(self._leave_out)

    def _leave_out(self) -> None:
        self._read = [row for row in self._read if row[1].hash not in self._left_out]
        if self._index is not None:
            self._index.leave_out((), map(bytes.fromhex, filter(_is_hex, self._left_out)))

    @property
    def authors(self) -> Authors:
        """How many of the commits each author has in each repository."""
        return self._answer(self._authors)

    def count(self, wanted: Wanted | None = None) -> int:
        """How many commits there are by those authors in those repositories."""
        if wanted is None:
            return self._answer(self._count)
        return sum(commits for who, commits in self.authors.items() if wanted(*who))

    def commits(self, wanted: Wanted | None = None, newest: int | None = None) -> list[CommitEntry]:
        """The commits by those authors in those repositories, in the order of their committer times.

        With `newest` only so many of the last.
        """
        return self._answer(lambda: self._commits(wanted, newest))

    def _answer(self, ask: Callable[[], Answer]) -> Answer:
        if self._index is not None:
            import sqlite3  # noqa: PLC0415 - an index is open, so it is loaded

            try:
                return ask()
            except (sqlite3.Error, ValueError, TypeError, OverflowError):  # a damaged index
                self.read_all()
        return ask()

    def _count(self) -> int:
        return len(self._read) + (self._index.count() if self._index is not None else 0)

    def _authors(self) -> Authors:
        authors = Authors()
        if self._index is not None:
            for who, commits in self._index.counts().items():
                authors[self._person(self._writers[who])] += commits
        for _, brief in self._read:
            authors[self._person(brief.who)] += 1
        return authors

    def _commits(self, wanted: Wanted | None, newest: int | None) -> list[CommitEntry]:
        if newest == 0:
            return []
        rows: list[tuple[int, int, Brief | PlainRow]] = [
            (brief.order_seconds, offset, brief)
            for offset, brief in self._read
            if wanted is None or wanted(*self._person(brief.who))
        ]
        if self._index is not None:
            ids = (
                None if wanted is None else [who for who, text in self._writers.items() if wanted(*self._person(text))]
            )
            rows += [(row.order_seconds, row.offset, row) for row in self._index.rows(ids, newest)]
            rows.sort(key=lambda row: row[:2])
        if newest is not None:
            rows = rows[-newest:]
        return [self._entry(offset, row) for _, offset, row in rows]

    def _entry(self, offset: int, row: Brief | PlainRow) -> CommitEntry:
        load = self._lines.record if self._lines is not None else _no_record
        if isinstance(row, Brief):
            score = None if self._index is None else self._index.value_at(offset)
            return CommitEntry(
                row.hash, *self._person(row.who), row.authored, row.committed, load, offset, score, row.id, self._lines
            )
        return CommitEntry(
            row.hash.hex(),
            *self._person(self._writers[row.who]),
            None if row.authored_seconds is None else CommitTime(row.authored_seconds, row.authored_offset or 0),
            None if row.committed_seconds is None else CommitTime(row.committed_seconds, row.committed_offset or 0),
            load,
            offset,
            row.value,
            None,
            self._lines,
        )

    def _person(self, who: bytes) -> tuple[Person | None, Repository]:
        known = self._people.get(who)
        if known is None:
            known = self._people[who] = author_and_repository(who)
        return known

    def remembers(self, new: int) -> bool:
        """Whether so many new scores are kept: they have to be worth writing a file."""
        return new >= _LEAST_SCORES and self._answer(lambda: self._is_worth_a_file(new))

    def _is_worth_a_file(self, new: int) -> bool:
        if self._index is None or self._keep_scores is None:
            return False
        return new >= self._index.scores_kept() * _LEAST_PART

    def remember(self, scores: Mapping[int, bytes]) -> None:
        """Keeps scores under the rubric asked for, by the place of their entries, if they are worth writing a file."""
        if self.remembers(len(scores)) and self._keep_scores is not None:
            self._keep_scores(scores)


def _no_record(_: int) -> CommitRecord:
    raise JournalError("journal.unreadable", path="commits.jsonl", reason=Cause("journal.missing"))


def _text(stored: bytes) -> str:
    return bytes(stored).decode("utf-8", "surrogatepass")


def _is_hex(commit_hash: str) -> bool:
    return _HASH.match(commit_hash) is not None
