"""Which commits a journal holds: looked up under the lock, so that one commit can never be two lines."""

from __future__ import annotations

import mmap
import os
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.durable_append import read_at
from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line, line_hash
from craftnudge.adapters.store.local.line_filter import head_of
from craftnudge.adapters.store.local.snapshot import LONGEST_BYTES, Snapshot
from craftnudge.domain.commits.record import Rewrite
from craftnudge.runtime.limits import JOURNAL_LINE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from craftnudge.adapters.store.local.index.lookup import Places

# Up to so many keys are searched for in the bytes of the journal (3 to 5 GB/s), more by reading all heads (1 GB/s).
_SEARCHED_KEYS: Final = 4
# A caller that asks more often than this is going on to ask: then reading once and remembering is cheaper.
_SEARCHES: Final = 4
_FINGERPRINT_BYTES: Final = 64
_USUAL_LINE_BYTES: Final = 8 * 1024


class KnownIds:
    """The keys of a journal's lines: a commit's id, or `old>new` for a rewrite.

    Remembers how far it has read, and starts again in another file. Journals of `ids_from_bytes` and more are looked
    up in the index at `index_path`, if there is one; each place is checked in the journal.
    """

    def __init__(self, index_path: Path, ids_from_bytes: int) -> None:
        self._index_path = index_path
        self._ids_from_bytes = ids_from_bytes
        self._facts: dict[bytes, int] = {}
        self._read_bytes = 0
        self._searches = 0
        self._file: tuple[int, int, bytes] = (0, 0, b"")

    def look_up(self, descriptor: int, keys: Sequence[bytes]) -> dict[bytes, int]:
        """The keys that are on a whole, valid line, with the highest version of their facts."""
        size = os.fstat(descriptor).st_size
        if not size:
            return {}
        with mmap.mmap(descriptor, size, access=mmap.ACCESS_READ) as content:
            if not self._continues(descriptor, content):
                self._facts, self._read_bytes = {}, 0
                self._searches += 1
                if self._searches <= _SEARCHES:
                    places = self._places(descriptor, size, keys)
                    if len(keys) <= _SEARCHED_KEYS or places is not None:
                        return _found(content, keys, places)
            self._read_on(content)
            self._file = _fingerprint(descriptor, content, self._read_bytes)
        return {key: self._facts[key] for key in keys if key in self._facts}

    def _places(self, descriptor: int, size: int, keys: Sequence[bytes]) -> Places | None:
        """What the index says of the keys; None for a short journal, or without a usable index."""
        if size < self._ids_from_bytes:
            return None
        from craftnudge.adapters.store.local.index.lookup import places_of  # noqa: PLC0415 - only for long journals

        places = places_of(self._index_path, Snapshot(descriptor), keys)
        return places if places.covered_bytes else None

    def _continues(self, descriptor: int, content: mmap.mmap) -> bool:
        read = self._read_bytes
        return 0 < read <= len(content) and self._file == _fingerprint(descriptor, content, read)

    def _read_on(self, content: mmap.mmap) -> None:
        """Reads on from where it stopped. A last line without LF counts if it is whole, and is read again next time."""
        start = self._read_bytes
        for offset, raw in _lines(content, self._read_bytes):
            start = offset
            _take(self._facts, valid_key(raw))
        if content[-1:] == b"\n":
            start = len(content)
        self._read_bytes = start


def all_keys(journal: Snapshot) -> dict[bytes, int]:
    """All keys of a journal with the highest version of their facts; lines of unknown kinds are their own keys."""
    facts: dict[bytes, int] = {}
    for raw in journal.all_lines():
        _take(facts, valid_key(raw) or (raw, 0))
    return facts


def valid_key(raw: bytes) -> tuple[bytes, int] | None:
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
        decoded = decode_line(raw)
    except UnreadableLineError:
        return None
    if decoded is None:
        return None
    if isinstance(decoded, Rewrite):
        return f"{decoded.old}>{decoded.new}".encode("utf-8", "surrogatepass"), 0
    return decoded.id.encode("utf-8", "surrogatepass"), decoded.facts


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


def _fingerprint(descriptor: int, content: mmap.mmap, read: int) -> tuple[int, int, bytes]:
    """A fingerprint that distinguishes this file from another one under the same name."""
    status = os.fstat(descriptor)
    return status.st_dev, status.st_ino, content[max(0, read - _FINGERPRINT_BYTES) : read]


def _lines(content: mmap.mmap, start: int) -> Iterator[tuple[int, bytes]]:
    """Offset and bytes (without LF) of each line from there on, the unfinished last one too.

    Text that is too long to be a line is held only up to the length that shows it.
    """
    size = len(content)
    while start < size:
        end = content.find(b"\n", start)
        end = size if end < 0 else end
        yield start, content[start : min(end, start + LONGEST_BYTES)]
        start = end + 1


def _found(content: mmap.mmap, keys: Sequence[bytes], places: Places | None) -> dict[bytes, int]:
    """The keys that are on a valid line: looked up in what the index covers, searched for in the rest."""
    facts: dict[bytes, int] = {}
    wanted = set(keys)
    covered_bytes = places.covered_bytes if places else 0
    for key in keys:
        for offset in places.offsets.get(key, ()) if places else ():
            _take(facts, valid_key(content[offset : content.find(b"\n", offset)]), wanted)
        if len(keys) <= _SEARCHED_KEYS:
            for raw in _lines_with(content, key, covered_bytes):
                _take(facts, valid_key(raw), wanted)
    if len(keys) > _SEARCHED_KEYS:
        for _, raw in _lines(content, covered_bytes):
            _take(facts, valid_key(raw), wanted)
    return facts


def _lines_with(content: mmap.mmap, key: bytes, start: int) -> Iterator[bytes]:
    """The lines from there on that hold the key, also as a part of something else."""
    needle = b'"old":"%s","new":"%s"' % tuple(key.split(b">")) if b">" in key else b'"%s"' % key
    at = content.find(needle, start)
    while at >= 0:
        begin = content.rfind(b"\n", 0, at) + 1
        end = content.find(b"\n", at)
        end = len(content) if end < 0 else end
        yield content[begin : min(end, begin + LONGEST_BYTES)]
        at = content.find(needle, end)


def _take(facts: dict[bytes, int], found: tuple[bytes, int] | None, wanted: set[bytes] | None = None) -> None:
    """Keeps the highest version of the facts of a key, if it is wanted."""
    if found is not None and (wanted is None or found[0] in wanted):
        facts[found[0]] = max(found[1], facts.get(found[0], 0))
