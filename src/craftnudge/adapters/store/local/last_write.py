"""What the last append left of the journal, noted in the lock file: so that a change by another program is noticed.

A change of an old line that keeps its length shows only in the journal's time of writing, and the next append hides it.
So each append compares the journal with what the append before it left. While they agree, the `lineage` stays; else a
new one begins, and whoever trusted what was read under the old one reads it again. A change within the same tick of the
system's clock as an append (some milliseconds) is not noticed.

The note is written without fsync: one that a crash loses or tears agrees with no journal.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.durable_append import read_at
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

LOCK_NAME: Final = "commits.jsonl.lock"
# Windows locks the byte at 0, and nobody else can read it then.
_AT: Final = 1
_MOST_BYTES: Final = 200
_TRIES: Final = 3


class FileState(NamedTuple):
    """Inode, size in bytes, and time of the last write in nanoseconds since 1970."""

    inode: int
    size_bytes: int
    written_ns: int


def state_of(descriptor: int) -> FileState:
    """The state of an open file."""
    status = os.fstat(descriptor)
    return FileState(status.st_ino, status.st_size, status.st_mtime_ns)


def note_append(lock: int, before: FileState, after: FileState) -> None:
    """Notes what an append found and left. `lock` is the open lock file, held by the caller."""
    noted = _noted(lock)
    lineage = noted[0] if noted is not None and noted[1] == before else os.urandom(8).hex()
    text = f"{lineage} {after.inode} {after.size_bytes} {after.written_ns} \n".encode("ascii")
    os.lseek(lock, _AT, os.SEEK_SET)
    os.write(lock, text)


def lineage_of(lock_path: Path, journal: int) -> str:
    """The lineage of an open journal; empty if it is not as the last append left it, or nothing is noted."""
    try:
        lock = os.open(lock_path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return ""
    try:
        for _ in range(_TRIES):  # an append may happen between the two
            noted = _noted(lock)
            if noted is not None and noted[1] == state_of(journal):
                return noted[0]
    except OSError:
        return ""
    finally:
        os.close(lock)
    return ""


def _noted(lock: int) -> tuple[str, FileState] | None:
    try:
        lineage, inode, size, written, end = read_at(lock, _MOST_BYTES, _AT).partition(b"\n")[0].decode().split(" ")
        return None if end else (lineage, FileState(int(inode), int(size), int(written)))
    except ValueError:
        return None
