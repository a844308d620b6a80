"""Reading without a lock: whatever stands in the journal, good lines are read and bad ones are counted."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from craftnudge.commits.record import CommitRecord, Rewrite
from craftnudge.journal.head import Sieve, Wanted, head_of
from craftnudge.journal.line import UnreadableLineError, decode_line
from craftnudge.journal.storage import BINARY, read_at
from craftnudge.settings import JOURNAL_LINE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_BLOCK_BYTES: Final = 4 * 1024 * 1024
# More than this of what stands between two LFs is not held in memory; it cannot be a line.
_LONGEST_BYTES: Final = 2 * JOURNAL_LINE_BYTES


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that could not be read: its number, from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    """Commits, each once, in the order of their committer times; commits that a rewrite replaced are left out.

    `rewritten` leads from each replaced hash to the one that stands for it now. `unreadable` are the bad lines among
    those that were looked at.
    """

    records: tuple[CommitRecord, ...] = ()
    rewritten: Mapping[str, str] = field(default_factory=dict)
    unreadable: tuple[Unreadable, ...] = ()


class Gathering:
    """What was found so far, in any order; `history` folds it."""

    def __init__(self, wanted: Wanted | None = None) -> None:
        self._sieve = Sieve(wanted or Wanted())
        self._records: list[tuple[int, CommitRecord]] = []
        self._rewrites: list[tuple[int, Rewrite]] = []
        self.bad: list[tuple[int, str]] = []

    def look(self, offset: int, raw: bytes) -> bool:
        """Takes what the line holds; False where nothing before it can be wanted."""
        try:
            head = head_of(raw)
            if self._sieve.too_old(head):
                return False
            if head.kind == "rewrite" or (head.kind == "commit" and self._sieve.wants(head)):
                self._keep(offset, decode_line(raw))
        except UnreadableLineError as error:
            if raw.strip(b" \t\r"):
                self.bad.append((offset, str(error)))
        return True

    def _keep(self, offset: int, said: CommitRecord | Rewrite | None) -> None:
        if isinstance(said, Rewrite):
            self._rewrites.append((offset, said))
        elif said is not None:
            self._records.append((offset, said))

    def history(self, unreadable: Iterable[Unreadable] = ()) -> History:
        """What was found, folded."""
        rewritten = _followed(rewrite for _, rewrite in sorted(self._rewrites, key=_offset))
        best: dict[str, tuple[int, CommitRecord]] = {}
        for offset, record in sorted(self._records, key=_offset):
            if record.id not in best or record.facts > best[record.id][1].facts:
                best[record.id] = offset, record
        live = [(offset, record) for offset, record in best.values() if record.hash not in rewritten]
        live.sort(key=lambda found: (_seconds(found[1]), found[0]))
        return History(tuple(record for _, record in live), rewritten, tuple(unreadable))


def _offset(found: tuple[int, object]) -> int:
    return found[0]


def _seconds(record: CommitRecord) -> int:
    time = record.committed or record.authored
    return time.seconds if time else 0


def _followed(rewrites: Iterable[Rewrite]) -> dict[str, str]:
    """From each replaced hash to the last of its chain; where a chain comes back to itself, the last word counts."""
    step: dict[str, str] = {}
    for rewrite in rewrites:
        if rewrite.old == rewrite.new:
            continue
        step.pop(rewrite.old, None)
        if _last(step, rewrite.new) == rewrite.old:
            step.pop(rewrite.new)
        step[rewrite.old] = rewrite.new
    return {old: _last(step, old) for old in step}


def _last(step: Mapping[str, str], start: str) -> str:
    """Where a chain ends; it never comes back to itself, because no closing link is ever added."""
    while start in step:
        start = step[start]
    return start


def read_history(path: Path, wanted: Wanted | None = None) -> History:
    """The commits asked for; backwards from the end as long as there is something to find, if they have a beginning."""
    try:
        descriptor = os.open(path, os.O_RDONLY | BINARY)
    except FileNotFoundError:
        return History()
    gathering = Gathering(wanted)
    try:
        size = os.fstat(descriptor).st_size
        if wanted is None or wanted.since_seconds is None:
            for offset, raw in lines_forwards(descriptor, size):
                gathering.look(offset, raw)
        else:
            for offset, raw in lines_backwards(descriptor, size):
                if not gathering.look(offset, raw):
                    break
        numbers = line_numbers(descriptor, [offset for offset, _ in gathering.bad])
    finally:
        os.close(descriptor)
    return gathering.history(Unreadable(numbers[offset], reason) for offset, reason in sorted(gathering.bad))


def lines_forwards(descriptor: int, size: int, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """Offset and bytes (without LF) of each whole line; a last line without LF is still being written, and left out."""
    position, rest = start, b""
    while position < size:
        block = read_at(descriptor, min(_BLOCK_BYTES, size - position), position)
        if not block:
            return
        position += len(block)
        first, *lines = block.split(b"\n")
        if not lines:
            rest = (rest + first)[:_LONGEST_BYTES]
            continue
        yield start, rest + first
        *lines, rest = lines
        start = position - len(rest) - sum(map(len, lines)) - len(lines)
        for raw in lines:
            yield start, raw
            start += len(raw) + 1


def lines_backwards(descriptor: int, size: int) -> Iterator[tuple[int, bytes]]:
    """As `lines_forwards`, the last line first."""
    end = size
    rest: bytes | None = None  # what follows the bytes read so far, up to the next LF; None where no LF was seen yet
    while end:
        start = max(0, end - _BLOCK_BYTES)
        first, *lines = read_at(descriptor, end - start, start).split(b"\n")
        offset = end
        if lines:
            last = lines.pop()
            if rest is not None:
                yield end - len(last), last + rest
            offset = end - len(last)
            for raw in reversed(lines):
                offset -= len(raw) + 1
                yield offset, raw
            rest = first
        elif rest is not None:
            rest = (first + rest)[:_LONGEST_BYTES]
        end = start
    if rest is not None:
        yield 0, rest


def line_numbers(descriptor: int, offsets: list[int]) -> dict[int, int]:
    """The number, from 1, of the line at each offset; nothing is read where nothing is asked."""
    numbers: dict[int, int] = {}
    position, number = 0, 1
    for offset in sorted(offsets):
        while position < offset:
            block = read_at(descriptor, min(_BLOCK_BYTES, offset - position), position)
            if not block:
                break
            number += block.count(b"\n")
            position += len(block)
        numbers[offset] = number
    return numbers
