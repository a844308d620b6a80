"""Appends to files: whole or not at all, and durable on return.

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
    from collections.abc import Callable
    from pathlib import Path

_CODES: Final = {
    errno.ENOSPC: "journal.disk-full",
    errno.EDQUOT: "journal.quota",
    errno.EFBIG: "journal.size-limit",
    errno.EROFS: "journal.read-only",
    errno.EACCES: "journal.forbidden",
    errno.EPERM: "journal.forbidden",
    errno.ENOENT: "journal.no-folder",
    errno.ENOTDIR: "journal.not-a-folder",
    errno.ELOOP: "journal.link",
    errno.EIO: "journal.disk-error",
}


def unwritable(path: Path, error: OSError) -> JournalError:
    """The error for a journal that cannot be written, by the reason that the system gives."""
    code = _CODES.get(error.errno or 0, "journal.unwritable")
    return JournalError(code, path=path, reason=error.strerror or str(error))


def unreadable(path: Path, error: OSError) -> JournalError:
    """The error for a journal that exists and cannot be read."""
    return JournalError("journal.unreadable", path=path, reason=error.strerror or str(error))


def read_at(descriptor: int, count: int, offset: int) -> bytes:
    """Bytes from that offset on, fewer at the end of the file; Windows has no single call for it."""
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
    """The bytes that end a line which a killed writer left without its LF, so that a complete line stays readable."""
    size = os.fstat(descriptor).st_size
    return b"\n" if size and read_at(descriptor, 1, size - 1) != b"\n" else b""


def append_or_undo(descriptor: int, payload: bytes, written: Callable[[], None] | None = None) -> None:
    """Appends the payload durably; if that fails, restores the file's old size and raises the error.

    `written` is called when the file has the bytes, before they are stable.

    A failed fsync is not tried again: after it the system may have thrown the bytes away and forgotten that it did.
    """
    size = os.fstat(descriptor).st_size
    view = memoryview(payload)
    try:
        while view:
            view = view[os.write(descriptor, view) :]
        if written is not None:
            written()
        sync(descriptor)
    except BaseException:
        os.ftruncate(descriptor, size)
        raise
