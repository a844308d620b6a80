"""A journal written anew as a whole, under its lock: the only way in which a line ever leaves it or changes place."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.id_index import FILE_NAME as TABLE
from craftnudge.adapters.store.local.private_files import BINARY, FILE_MODE, NO_LINKS, stable, stable_folder, unwritable
from craftnudge.runtime.atomic_files import drop_drafts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_BUFFER_BYTES = 1024 * 1024


def replace_content(path: Path, lines: Iterable[bytes]) -> None:
    """The lines stand in the file's place, stable, or the file is as it was and JournalError is raised.

    Whoever calls this holds the lock, and each line has its LF. Readers go on with the file that they opened.
    """
    fresh = _fresh(path)
    try:
        fresh.unlink(missing_ok=True)
        descriptor = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL | NO_LINKS | BINARY, FILE_MODE)
        try:
            with os.fdopen(descriptor, "wb", buffering=_BUFFER_BYTES, closefd=False) as stream:
                stream.writelines(lines)
            stable(descriptor)
        finally:
            os.close(descriptor)
        # What it knew of lines that are gone goes first; the next drain makes it anew.
        path.with_name(TABLE).unlink(missing_ok=True)
        drop_drafts(path.with_name(TABLE))
        fresh.replace(path)
        stable_folder(path.parent)
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def drop_unfinished(path: Path) -> None:
    """Removes what a run that was killed while it wrote the file anew has left. Whoever calls this holds the lock."""
    with suppress(OSError):
        _fresh(path).unlink()


def _fresh(path: Path) -> Path:
    return path.with_name(path.name + ".new")
