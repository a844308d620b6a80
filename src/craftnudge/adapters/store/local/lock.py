"""An exclusive lock on a file of its own, for one writer at a time. The system releases it when the process ends.

`flock` on a descriptor of its own separates threads as well as processes, which `lockf` would not. The lock file is
never deleted or replaced: deleting a locked file would let a second writer in. It is not the journal itself, because
byte locks on Windows would keep readers out.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from craftnudge.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":  # Untested: written from the documentation of msvcrt.
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, 0, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


# Waiting polls, because a blocking lock has no time limit. The pause grows so that a long wait costs no processor time.
_FIRST_PAUSE_SECONDS: Final = 0.0005
_LONGEST_PAUSE_SECONDS: Final = 0.01


@contextmanager
def exclusive(path: Path, seconds: float) -> Iterator[int]:
    """Holds the lock, and gives its open file.

    Raises JournalError after waiting that long, or if the file system has no locks.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        raise _no_lock(path, error) from None
    try:
        _wait(descriptor, path, seconds)
        yield descriptor
    finally:
        os.close(descriptor)


def _wait(descriptor: int, path: Path, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    pause = _FIRST_PAUSE_SECONDS
    while True:
        try:
            if _try_lock(descriptor):
                return
        except OSError as error:
            raise _no_lock(path, error) from None
        if time.monotonic() >= deadline:
            raise JournalError("journal.locked", seconds=seconds)
        time.sleep(pause)
        pause = min(pause * 1.5, _LONGEST_PAUSE_SECONDS)


def _no_lock(path: Path, error: OSError) -> JournalError:
    return JournalError("journal.no-lock", path=path, reason=error.strerror)
