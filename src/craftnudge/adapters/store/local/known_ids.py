"""Which commits a journal holds already: looked up under the lock, so that one commit can never be two lines."""

from __future__ import annotations

import mmap
import os
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.id_index import EMPTY, KeyTable, entry_of, key_table
from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line, line_hash
from craftnudge.adapters.store.local.line_filter import head_of
from craftnudge.adapters.store.local.private_files import read_at
from craftnudge.adapters.store.local.snapshot import LONGEST_BYTES, Snapshot
from craftnudge.domain.commits.record import Rewrite
from craftnudge.runtime.limits import JOURNAL_LINE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# Up to so many keys are searched for in the bytes of the journal (5 GB/s), more by reading all heads once (1 GB/s).
_SEARCHED_KEYS: Final = 4
# And whoever asks more often than this is going on to ask: then reading once and remembering is cheaper.
_SEARCHES: Final = 4
_FINGERPRINT_BYTES: Final = 64
_USUAL_LINE_BYTES: Final = 8 * 1024


class Ledger:
    """What was found in a journal so far; it remembers up to where it looked, and starts anew in another file.

    `table` is where a `key_table` of the journal may lie.
    """

    def __init__(self, table: Path | None = None) -> None:
        self._table = table
        self._facts: dict[bytes, int] = {}
        self._looked_bytes = 0
        self._searches = 0
        self._file: tuple[int, int, bytes] = (0, 0, b"")

    def look_up(self, descriptor: int, keys: Sequence[bytes]) -> dict[bytes, int]:
        """The keys that stand on a whole, valid line, with the highest version of their facts."""
        size = os.fstat(descriptor).st_size
        if not size:
            return {}
        with mmap.mmap(descriptor, size, access=mmap.ACCESS_READ) as content:
            if not self._continues(descriptor, content):
                self._facts, self._looked_bytes = {}, 0
                self._searches += 1
                if len(keys) <= _SEARCHED_KEYS and self._searches <= _SEARCHES:
                    with key_table(self._table, descriptor) as table:
                        return dict(found for key in keys if (found := _search(content, key, table)))
            self._look(content)
            self._file = _fingerprint(descriptor, content, self._looked_bytes)
        return {key: self._facts[key] for key in keys if key in self._facts}

    def all_keys(self, journal: Snapshot) -> dict[bytes, int]:
        """All keys of a journal with the highest version of their facts; lines of unknown kinds are their own keys."""
        for raw in journal.all_lines():
            self._take(_valid_key(raw) or (raw, 0))
        return self._facts

    def _take(self, found: tuple[bytes, int]) -> None:
        key, facts = found
        self._facts[key] = max(facts, self._facts.get(key, 0))

    def _continues(self, descriptor: int, content: mmap.mmap) -> bool:
        looked = self._looked_bytes
        return 0 < looked <= len(content) and self._file == _fingerprint(descriptor, content, looked)

    def _look(self, content: mmap.mmap) -> None:
        """Reads on from where it stopped. A last line without LF counts if it is whole, and is read again next time."""
        start = self._looked_bytes
        for offset, raw in _lines(content, self._looked_bytes):
            start = offset
            if found := _valid_key(raw):
                self._take(found)
        if content[-1:] == b"\n":
            start = len(content)
        self._looked_bytes = start


def _fingerprint(descriptor: int, content: mmap.mmap, looked: int) -> tuple[int, int, bytes]:
    """What tells this file from another one under the same name."""
    status = os.fstat(descriptor)
    return status.st_dev, status.st_ino, content[max(0, looked - _FINGERPRINT_BYTES) : looked]


def _lines(content: mmap.mmap, start: int) -> Iterator[tuple[int, bytes]]:
    """Offset and bytes (without LF) of each line from there on, the unfinished last one too.

    Of what is too long to be a line no more is held than shows that it is none.
    """
    size = len(content)
    while start < size:
        end = content.find(b"\n", start)
        end = size if end < 0 else end
        yield start, content[start : min(end, start + LONGEST_BYTES)]
        start = end + 1


def _search(content: mmap.mmap, key: bytes, table: KeyTable = EMPTY) -> tuple[bytes, int] | None:
    """The key and the highest version of its facts, where it stands on a valid line.

    The table tells of what it covers, the rest is searched.
    """
    needle = b'"old":"%s","new":"%s"' % tuple(key.split(b">")) if b">" in key else b'"%s"' % key
    found = [_valid_key(content[offset : content.find(b"\n", offset)]) for offset in table.places(key)]
    at = content.find(needle, table.covered_bytes)
    while at >= 0:
        start = content.rfind(b"\n", 0, at) + 1
        end = content.find(b"\n", at)
        end = len(content) if end < 0 else end
        found.append(_valid_key(content[start : min(end, start + LONGEST_BYTES)]))
        at = content.find(needle, end)
    facts = [one[1] for one in found if one and one[0] == key]
    return (key, max(facts)) if facts else None


def extended(path: Path, descriptor: int, uncovered_bytes: int) -> tuple[list[bytes], Snapshot] | None:
    """The entries of a table that covers all of an open journal; None where no more than so much is not covered yet."""
    snapshot = Snapshot(descriptor)
    with key_table(path, descriptor) as table:
        if snapshot.size - table.covered_bytes <= uncovered_bytes:
            return None
        lines = snapshot.forwards(table.covered_bytes)
        fresh = [entry_of(found[0], offset) for offset, raw in lines if (found := _valid_key(raw))]
        return sorted([*table.entries(), *fresh]), snapshot


def _valid_key(raw: bytes) -> tuple[bytes, int] | None:
    """The key of a line that can be read, and the version of its facts; None for any other.

    A line that ends in its own right hash is as it was written, and one that ends in a wrong one is not: its commit is
    written once more, and that line is believed. One without a hash has to be decoded.
    """
    hashes = line_hash(raw)
    try:
        if hashes is not None:
            if hashes[0] != hashes[1]:
                return None
            head = head_of(raw)
            if head.kind == "commit":
                return head.id, head.facts
        said = decode_line(raw)
    except UnreadableLineError:
        return None
    if said is None:
        return None
    if isinstance(said, Rewrite):
        return f"{said.old}>{said.new}".encode("utf-8", "surrogatepass"), 0
    return said.id.encode("utf-8", "surrogatepass"), said.facts


def last_recorded_at(descriptor: int) -> str:
    """When the last line was recorded, as far as it says so itself; else an empty text."""
    size = os.fstat(descriptor).st_size
    for count in (_USUAL_LINE_BYTES, JOURNAL_LINE_BYTES):
        tail = read_at(descriptor, min(count, size), max(0, size - count)).rstrip(b"\n")
        if b"\n" in tail or count >= size:
            break
    try:
        return head_of(tail[tail.rfind(b"\n") + 1 :]).recorded.decode("ascii")
    except UnreadableLineError:
        return ""
