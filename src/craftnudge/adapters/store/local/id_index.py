"""Which commits the beginning of a long journal holds: a sorted file beside it, so that a hook need not search it all.

Only a cache, written by a drain in the background: of each line the first bytes of its key's SHA-1 and its offset. A
table that does not fit the journal, or that anything has touched since it was made, is not used; then the journal is
searched, 0.2 s a gigabyte. Whatever the table says is looked up in the journal before it is believed.
"""

from __future__ import annotations

import mmap
import os
import struct
from bisect import bisect_left
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.snapshot import Snapshot
from craftnudge.runtime.atomic_files import BINARY, draft_of
from craftnudge.runtime.bounded_read import open_ordinary
from craftnudge.runtime.digests import sha1

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# Its version is in its name: one of another is not read, and replaced.
FILE_NAME: Final = "commits.keys1"
# So much of a journal is searched in a few milliseconds; what is longer than that gets a table, which then goes on
# when so much has come after it.
UNCOVERED_BYTES: Final = 32 * 1024 * 1024

# Bytes covered, entries, time of writing in nanoseconds, fingerprint of what is covered.
_HEADER: Final = struct.Struct(">QQQ16s")
_ENTRY_BYTES: Final = 16
_KEY_BYTES: Final = 8
_OFFSET: Final = struct.Struct(">Q")


class KeyTable:
    """The keys of the first `covered_bytes` of a journal."""

    def __init__(self, content: mmap.mmap | bytes, covered_bytes: int) -> None:
        self._content = content
        self.covered_bytes = covered_bytes

    def __len__(self) -> int:
        """How many entries there are."""
        return (len(self._content) - _HEADER.size) // _ENTRY_BYTES

    def __getitem__(self, at: int) -> bytes:
        """The beginning of an entry's key; IndexError behind the last."""
        if at >= len(self):
            raise IndexError(at)
        start = _HEADER.size + at * _ENTRY_BYTES
        return self._content[start : start + _KEY_BYTES]

    def places(self, key: bytes) -> Iterator[int]:
        """The offsets of the lines that may be of that key."""
        wanted = _short(key)
        at = bisect_left(self, wanted)
        while at < len(self) and self[at] == wanted:
            offset = _OFFSET.unpack_from(self._content, _HEADER.size + at * _ENTRY_BYTES + _KEY_BYTES)[0]
            if offset < self.covered_bytes:  # a bit that fell over may make it larger than any file
                yield offset
            at += 1

    def entries(self) -> list[bytes]:
        """All entries, in order."""
        content = self._content
        return [content[start : start + _ENTRY_BYTES] for start in range(_HEADER.size, len(content), _ENTRY_BYTES)]


# Of a journal that has none.
EMPTY: Final = KeyTable(bytes(_HEADER.size), 0)


def _short(key: bytes) -> bytes:
    return sha1(key, usedforsecurity=False).digest()[:_KEY_BYTES]


def entry_of(key: bytes, offset: int) -> bytes:
    """What the table holds of a line."""
    return _short(key) + _OFFSET.pack(offset)


@contextmanager
def key_table(path: Path | None, journal: int) -> Iterator[KeyTable]:
    """The table at that path, of the open journal; the empty one where there is none that can be believed."""
    try:
        descriptor = open_ordinary(path) if path else -1
    except OSError:
        descriptor = -1
    if descriptor < 0:
        yield EMPTY
        return
    try:
        covered = _covered(descriptor, journal)
        if not covered:
            yield EMPTY
            return
        with mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ) as content:
            yield KeyTable(content, covered)
    finally:
        os.close(descriptor)


def _covered(descriptor: int, journal: int) -> int:
    """How much of this very journal the table covers; 0 where it is of another, damaged, or touched since."""
    status = os.fstat(descriptor)
    header = os.read(descriptor, _HEADER.size)
    if len(header) < _HEADER.size:
        return 0
    covered, entries, written_ns, fingerprint = _HEADER.unpack(header)
    snapshot = Snapshot(journal)
    if covered > snapshot.size or status.st_size != _HEADER.size + entries * _ENTRY_BYTES:
        return 0
    fits = status.st_mtime_ns == written_ns and snapshot.fingerprint(covered) == fingerprint
    return int(covered) if fits else 0


def write_table(path: Path, ordered: Sequence[bytes], snapshot: Snapshot, now_ns: int) -> None:
    """A table of a whole snapshot stands at the path; raises OSError, and then leaves what was there.

    `ordered` are all its entries. `now_ns` is the clock, in nanoseconds since 1970. Whoever calls this holds the lock
    of the journal, and has looked that the snapshot is still of it: what was forgotten must not come back here.
    """
    # A file system may keep coarser times than it is given (FAT: two seconds).
    written_ns = now_ns // 2_000_000_000 * 2_000_000_000
    with draft_of(path) as fresh:
        descriptor = os.open(fresh, os.O_WRONLY | BINARY)
        with os.fdopen(descriptor, "wb") as stream:
            header = _HEADER.pack(snapshot.size, len(ordered), written_ns, snapshot.fingerprint(snapshot.size))
            stream.write(header + b"".join(ordered))
            stream.flush()
            os.fsync(stream.fileno())
        os.utime(fresh, ns=(written_ns, written_ns))
        fresh.replace(path)
