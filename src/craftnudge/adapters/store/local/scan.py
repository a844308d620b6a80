"""Reads a journal without a lock, whatever it contains: decodes valid lines and counts damaged ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line, is_sound
from craftnudge.adapters.store.local.line_filter import LineFilter, head_of
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.adapters.store.values import CommitHistory, CommitQuery, UnreadableLine
from craftnudge.domain.commits.record import CommitRecord, Rewrite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from craftnudge.adapters.store.local.snapshot import Snapshot


class Gathering:
    """The matching lines read so far, in any order; `history` combines them.

    Of several lines of one commit, an undamaged one takes precedence over a damaged one, then the higher version of
    the facts, then the first line.
    """

    def __init__(self, query: CommitQuery | None = None) -> None:
        self.filter = LineFilter(query or CommitQuery())
        self._records: list[tuple[int, bool, CommitRecord]] = []
        self._rewrites: list[tuple[int, Rewrite]] = []
        self._bad: list[tuple[int, str]] = []

    def look(self, offset: int, raw: bytes) -> bool:
        """Stores the content of a matching line; returns False if no earlier line can match the query."""
        try:
            head = head_of(raw)
            if self.filter.too_old(head):
                return not is_sound(raw)  # a damaged date must not hide earlier lines
            if head.kind == "rewrite" or (head.kind == "commit" and self.filter.wants(head)):
                self._keep(offset, raw)
        except UnreadableLineError as error:
            if raw.strip(b" \t\r"):
                self._bad.append((offset, str(error)))
        return True

    def search(self, journal: Snapshot, start: int = 0) -> bool:
        """Reads the lines from that offset on; returns False if no earlier line can match the query.

        Reads backwards if the window has a beginning, and stops at a line before which none can match.
        """
        passes_by = self.filter.quick_filter()
        if not self.filter.recorded_since:
            for offset, raw in journal.forwards(start):
                if not passes_by(raw):
                    self.look(offset, raw)
            return True
        return all(passes_by(raw) or self.look(offset, raw) for offset, raw in journal.backwards(start))

    def _keep(self, offset: int, raw: bytes) -> None:
        decoded = decode_line(raw)
        if isinstance(decoded, Rewrite):
            self._rewrites.append((offset, decoded))
        elif decoded is not None:
            self._records.append((offset, is_sound(raw), decoded))

    @property
    def bad(self) -> list[tuple[int, str]]:
        """The unreadable lines: the offset of each, and why, in the order of the offsets."""
        return sorted(self._bad)

    def unreadable(self, journal: Snapshot, passed: Iterable[tuple[int, str]] = ()) -> tuple[UnreadableLine, ...]:
        """The unreadable lines in order; `passed` are further ones (number and reason) known from the index."""
        numbers = journal.numbers(offset for offset, _ in self._bad)
        unreadable = {numbers[offset]: reason for offset, reason in self._bad} | dict(passed)
        return tuple(UnreadableLine(*bad) for bad in sorted(unreadable.items()))

    def rewritten(self, more: Iterable[tuple[int, Rewrite]] = ()) -> dict[str, str]:
        """Maps each replaced hash to the one that stands for it; `more` are rewrites with their offsets."""
        return followed(rewrite for _, rewrite in sorted([*self._rewrites, *more], key=_offset))

    def history(self, journal: Snapshot, passed: Iterable[tuple[int, str]] = ()) -> CommitHistory:
        """Combines the lines into a history; `passed` are unreadable lines (number and reason) known from the index."""
        records, rewritten = self.live()
        return CommitHistory(records, rewritten, self.unreadable(journal, passed))

    def live(self) -> tuple[tuple[CommitRecord, ...], dict[str, str]]:
        """The commits that no rewrite replaced, in the order of their committer times; and what replaced the others."""
        rewritten = self.rewritten()
        best: dict[str, tuple[int, bool, CommitRecord]] = {}
        for offset, sound, record in sorted(self._records, key=_offset):
            best_line = best.get(record.id)
            if best_line is None or (sound, record.facts) > (best_line[1], best_line[2].facts):
                best[record.id] = offset, sound, record
        live = [(offset, record) for offset, _, record in best.values() if record.hash not in rewritten]
        live.sort(key=lambda row: (_seconds(row[1]), row[0]))
        return tuple(record for _, record in live), rewritten


def _offset(row: tuple[int, *tuple[object, ...]]) -> int:
    return row[0]


def _seconds(record: CommitRecord) -> int:
    time = record.committed or record.authored
    return time.seconds if time else 0


def followed(rewrites: Iterable[Rewrite]) -> dict[str, str]:
    """Maps each replaced hash to the last of its chain; if rewrites form a circle, the newest rewrite counts."""
    step: dict[str, str] = {}
    for rewrite in rewrites:
        if rewrite.old == rewrite.new:
            continue
        step.pop(rewrite.old, None)
        if _last(step, rewrite.new) == rewrite.old:
            step.pop(rewrite.new)
        step[rewrite.old] = rewrite.new
    ends: dict[str, str] = {}
    for old in step:
        chain = []
        at = old
        while at in step and at not in ends:
            chain.append(at)
            at = step[at]
        ends |= dict.fromkeys(chain, ends.get(at, at))
    return ends


def _last(step: Mapping[str, str], start: str) -> str:
    """The end of a chain; a chain is never a circle, because `followed` adds no closing link."""
    while start in step:
        start = step[start]
    return start


def read_history(path: Path, query: CommitQuery | None = None) -> CommitHistory:
    """The commits asked for, from the journal alone."""
    with snapshot(path) as journal:
        if journal is None:
            return CommitHistory()
        gathering = Gathering(query)
        gathering.search(journal)
        return gathering.history(journal)
