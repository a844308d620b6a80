"""A snapshot of the journal: reads its lines forwards, backwards and at given offsets, without a lock."""

from __future__ import annotations

import os
from binascii import crc32
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.durable_append import read_at, unreadable
from craftnudge.runtime.bounded_read import open_ordinary
from craftnudge.runtime.digests import sha256
from craftnudge.runtime.limits import JOURNAL_LINE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_BLOCK_BYTES: Final = 4 * 1024 * 1024
# At most this much of the text between two LFs is held in memory; anything longer cannot be a line.
LONGEST_BYTES: Final = 2 * JOURNAL_LINE_BYTES
# Lines at most this far apart are fetched in one read.
_GAP_BYTES: Final = 32 * 1024
# A fingerprint of a part of a journal: its last bytes, and samples of the bytes before them.
_FINGERPRINT_BYTES: Final = 4096
_FINGERPRINT_SAMPLES: Final = 16


class Snapshot:
    """An open journal, read through its `descriptor`.

    `size` is the end of its last whole line, in bytes; later bytes are still being written.

    `written_ns` is the time of the last write, in nanoseconds since 1970; `file` is its device and inode.
    """

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        status = os.fstat(descriptor)
        self.file = status.st_dev, status.st_ino
        self.written_ns = status.st_mtime_ns
        self.size = self._last_end(status.st_size)
        self.unfinished_bytes = status.st_size - self.size

    def _last_end(self, size: int) -> int:
        end = size
        while end:
            start = max(0, end - 64 * 1024)
            at = read_at(self.descriptor, end - start, start).rfind(b"\n")
            if at >= 0:
                return start + at + 1
            end = start
        return 0

    def forwards(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Yields offset and bytes (without LF) of each whole line, from the line at `start` on."""
        position, rest = start, b""
        while position < self.size:
            block = read_at(self.descriptor, min(_BLOCK_BYTES, self.size - position), position)
            if not block:
                return
            position += len(block)
            first, *lines = block.split(b"\n")
            if not lines:
                rest = (rest + first)[:LONGEST_BYTES]
                continue
            yield start, rest + first
            *lines, rest = lines
            start = position - len(rest) - sum(map(len, lines)) - len(lines)
            for raw in lines:
                yield start, raw
                start += len(raw) + 1

    def backwards(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """As `forwards`, but the last line first."""
        end = self.size - 1  # without the LF of the last line
        rest = b""  # the part already read of the line that begins before `end`
        while end > start:
            begin = max(start, end - _BLOCK_BYTES)
            first, *lines = read_at(self.descriptor, end - begin, begin).split(b"\n")
            offset = end
            for raw in reversed(lines):
                offset -= len(raw)
                yield offset, raw + rest
                rest = b""
                offset -= 1
            rest = (first + rest)[:LONGEST_BYTES]
            end = begin
        if self.size > start:
            yield start, rest

    def all_lines(self) -> Iterator[bytes]:
        """Yields all lines, and the bytes after the last LF: a killed writer may have missed only that LF.

        Only for a caller that holds the lock, or reads a file without writers.
        """
        for _, raw in self.forwards():
            yield raw
        if self.unfinished_bytes:
            yield read_at(self.descriptor, min(self.unfinished_bytes, LONGEST_BYTES), self.size)

    def at(self, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, bytes]]:
        """Yields offset and bytes of the lines at those places (offset and length without LF, in order).

        Raises ValueError if a place is not a whole line.
        """
        for first, run in _runs(places):
            start = max(0, first - 1)
            block = read_at(self.descriptor, run[-1][0] + run[-1][1] + 1 - start, start)
            for offset, length in run:
                begin = offset - start
                raw = block[begin : begin + length]
                before = block[begin - 1 : begin] if offset else b"\n"
                if before != b"\n" or block[begin + length : begin + length + 1] != b"\n" or b"\n" in raw:
                    raise ValueError(f"there is no line at {offset}")
                yield offset, raw

    def numbers(self, offsets: Iterable[int]) -> dict[int, int]:
        """The number, from 1, of the line at each offset; reads nothing without offsets."""
        numbers: dict[int, int] = {}
        position, number = 0, 1
        for offset in sorted(offsets):
            while position < offset:
                block = read_at(self.descriptor, min(_BLOCK_BYTES, offset - position), position)
                if not block:
                    break
                number += block.count(b"\n")
                position += len(block)
            numbers[offset] = number
        return numbers

    def checksum(self, covered_bytes: int, start: int = 0, before: int = 0) -> int:
        """The CRC-32 of the first `covered_bytes` bytes, of which those before `start` have the CRC-32 `before`."""
        value = before
        while start < covered_bytes:
            block = read_at(self.descriptor, min(_BLOCK_BYTES, covered_bytes - start), start)
            if not block:
                break
            value = crc32(block, value)
            start += len(block)
        return value

    def fingerprint(self, covered_bytes: int) -> bytes:
        """A fingerprint of the first `covered_bytes` bytes, to recognize this journal; reads only samples of them."""
        digest = sha256(b"%d %d" % (self.file[1], covered_bytes))
        for sample in range(_FINGERPRINT_SAMPLES):
            digest.update(read_at(self.descriptor, 64, covered_bytes * sample // _FINGERPRINT_SAMPLES))
        start = max(0, covered_bytes - _FINGERPRINT_BYTES)
        digest.update(read_at(self.descriptor, covered_bytes - start, start))
        return digest.digest()[:16]


def _runs(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Groups places that are near enough to be read at once; yields each group with the offset of its first place."""
    run: list[tuple[int, int]] = []
    end = 0
    for offset, length in places:
        if run and (offset - end > _GAP_BYTES or offset - run[0][0] > _BLOCK_BYTES):
            yield run[0][0], run
            run = []
        run.append((offset, length))
        end = offset + length
    if run:
        yield run[0][0], run


@contextmanager
def snapshot(path: Path) -> Iterator[Snapshot | None]:
    """The journal at the path, None if it does not exist. Raises JournalError if it cannot be read."""
    try:
        descriptor = open_ordinary(path)
    except (FileNotFoundError, NotADirectoryError):
        yield None
        return
    except OSError as error:
        raise unreadable(path, error) from None
    try:
        yield Snapshot(descriptor)
    finally:
        os.close(descriptor)
