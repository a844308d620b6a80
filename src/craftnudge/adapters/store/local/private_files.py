"""Bytes on the disk: private folders and files, appended whole or not at all, and stable before anyone is told so.

Each step is here because its absence lost records in a test that killed, filled or interrupted the writer
(docs/explanation/guarantees.md).
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Final

from craftnudge.errors import JournalError
from craftnudge.runtime.atomic_files import BINARY, FILE_MODE, NO_LINKS, sync

if TYPE_CHECKING:
    from pathlib import Path

_HINTS: Final = {
    errno.ENOSPC: "The disk is full: free some space and run the command again.",
    errno.EDQUOT: "Your disk quota is used up: free some space and run the command again.",
    errno.EFBIG: "A limit on the size of files is set (ulimit -f): raise it and run the command again.",
    errno.EROFS: "The folder is on a read-only disk: CRAFTNUDGE_HOME names another folder.",
    errno.EACCES: "You may not write there: CRAFTNUDGE_HOME names another folder.",
    errno.EPERM: "You may not write there: CRAFTNUDGE_HOME names another folder.",
    errno.ENOENT: "No folder can be made there: CRAFTNUDGE_HOME names another one.",
    errno.ENOTDIR: "A part of that path is a file: CRAFTNUDGE_HOME names another folder.",
    errno.ELOOP: "It is a symbolic link, which is not followed: put CRAFTNUDGE_HOME where the file shall be.",
    errno.EIO: "The disk reported an error: run the command again, and look after the disk.",
}


def unwritable(path: Path, error: OSError) -> JournalError:
    """What the user is told when the disk refuses."""
    hint = _HINTS.get(error.errno or 0, "Nothing that was written before is lost; run the command again.")
    return JournalError(f"cannot write {path}: {error.strerror or error}.", hint)


def unreadable(path: Path, error: OSError) -> JournalError:
    """What the user is told where a journal is there and cannot be read."""
    return JournalError(f"cannot read {path}: {error.strerror or error}.", "Look at what is there, and whose it is.")


def read_at(descriptor: int, count: int, offset: int) -> bytes:
    """Bytes from that offset on, fewer where the file ends; Windows has no single call for it."""
    if hasattr(os, "pread"):
        return os.pread(descriptor, count, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.read(descriptor, count)


def open_to_append(path: Path) -> tuple[int, bool]:
    """The file opened for appending, and whether it was made just now. A symbolic link is refused."""
    flags = os.O_RDWR | os.O_APPEND | NO_LINKS | BINARY
    try:
        return os.open(path, flags), False
    except FileNotFoundError:
        return os.open(path, flags | os.O_CREAT, FILE_MODE), True


def seal_of(descriptor: int) -> bytes:
    """What ends a line that a killed writer left without its LF; a whole line is thereby rescued."""
    size = os.fstat(descriptor).st_size
    return b"\n" if size and read_at(descriptor, 1, size - 1) != b"\n" else b""


def append_or_undo(descriptor: int, payload: bytes) -> None:
    """The payload stands stable at the end of the file, or the file is as it was and the error is raised.

    A failed fsync is not tried again: after it the system may have thrown the bytes away and forgotten that it did.
    """
    size = os.fstat(descriptor).st_size
    view = memoryview(payload)
    try:
        while view:
            view = view[os.write(descriptor, view) :]
        sync(descriptor)
    except BaseException:
        os.ftruncate(descriptor, size)
        raise
