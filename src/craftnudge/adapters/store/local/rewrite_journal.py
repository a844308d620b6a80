"""Replaces a whole journal under its lock: the only way in which a line is removed or moved."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.durable_append import unwritable
from craftnudge.runtime.atomic_files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def replace_content(path: Path, lines: Iterable[bytes]) -> None:
    """Writes the lines (each with its LF) durably in the file's place; raises JournalError, and leaves it as it was.

    The caller holds the lock. Readers go on with the file that they opened.
    """
    try:
        write_file(path, lines, durable=True, draft=_draft(path))
    except OSError as error:
        raise unwritable(path, error) from None


def drop_unfinished(path: Path) -> None:
    """Removes the draft of a run that was killed while it replaced the file. The caller holds the lock."""
    with suppress(OSError):
        _draft(path).unlink()


def _draft(path: Path) -> Path:
    return path.with_name(path.name + ".new")
