"""Writes files whole or not at all, into folders that only this user can open.

A file is written as a draft beside its place and then renamed, so that a reader sees the old content or the new one. A
run that is killed leaves its draft; the next writer of the file removes it after an hour.
"""

from __future__ import annotations

import os
import sys
import time
from _thread import get_ident  # `threading` costs a hook a millisecond and offers the same
from contextlib import contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600
# Windows knows neither: there a link is followed, and bytes need to be asked for.
NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0)
BINARY: Final = getattr(os, "O_BINARY", 0)

# No file takes so long to write; an older draft was left by a run that was killed.
LEFT_BEHIND_SECONDS: Final = 3600
_BUFFER_BYTES: Final = 1024 * 1024
_numbers = count()


def private_folder(folder: Path) -> None:
    """Makes the folder and each missing one above it durably, mode 0700 whatever the umask. Raises OSError."""
    missing = [folder]
    while not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for path in reversed(missing):
        try:
            path.mkdir(mode=FOLDER_MODE)
        except FileExistsError:
            continue
        path.chmod(FOLDER_MODE)
        sync_folder(path.parent)


def write_file(path: Path, chunks: Iterable[bytes], *, durable: bool = False, draft: Path | None = None) -> None:
    """The file holds the chunks, or OSError is raised and it is as it was. Its folder must exist.

    With `durable`, content and name are on stable storage on return. `draft` is where to write for a caller that holds
    a lock on the file; a draft of that name is replaced.
    """
    if draft is not None:
        draft.unlink(missing_ok=True)
    with draft_of(path) if draft is None else _made(draft) as written:
        descriptor = os.open(written, os.O_WRONLY | NO_LINKS | BINARY)
        with os.fdopen(descriptor, "wb", buffering=_BUFFER_BYTES) as stream:
            stream.writelines(chunks)
            if durable:
                stream.flush()
                sync(descriptor)
        written.replace(path)
        if durable:
            sync_folder(path.parent)


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """An empty file beside `path` for this thread alone, to be written and renamed inside; removed on the way out.

    Its name holds the process, the thread and a number, so that no two writers share one.
    """
    for old in _drafts(path):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > LEFT_BEHIND_SECONDS:
                old.unlink()
    beginning = f"{path.name}.{os.getpid()}.{get_ident()}"
    for number in _numbers:
        draft = path.with_name(f"{beginning}.{number}.new")
        if not os.path.lexists(draft):  # of the same process and thread on another machine that shares the folder
            break
    with _made(draft):
        yield draft


def remove_drafts(path: Path) -> None:
    """Removes all drafts of the file, of any process; one that is still being written then gets no name."""
    for draft in _drafts(path):
        with suppress(OSError):
            draft.unlink()


def sync(descriptor: int) -> None:
    """Returns when what was written is on stable storage."""
    if sys.platform == "darwin":  # Untried: fsync there leaves the bytes in the drive's cache (fsync(2) of macOS).
        import fcntl  # noqa: PLC0415 - not on Windows

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:  # not every file system has it
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Returns when a name made or replaced in the folder is on stable storage; Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _made(draft: Path) -> Iterator[Path]:
    """The draft as an empty file; raises OSError if there is one already."""
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINKS, FILE_MODE))
    try:
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _drafts(path: Path) -> list[Path]:
    beginning = f"{path.name}."
    try:
        names = os.listdir(path.parent)  # noqa: PTH208 - `iterdir` gives paths, of which most are not needed
    except OSError:
        return []
    return [path.with_name(name) for name in names if name.startswith(beginning) and name.endswith(".new")]
