"""The path of a journal's index, and its removal. Needs no sqlite3, which a Python may be built without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME: Final = "commits.index"
# A cache of ids that versions before 2026-12 wrote; the index has them now.
_OLD_CACHE: Final = "commits.keys1"


def index_path(folder: Path) -> Path:
    """The index of the journal in a folder."""
    return folder / FILE_NAME


def drop_index(folder: Path) -> bool:
    """Removes the index and its drafts; returns whether there was one. Raises OSError if it cannot be removed."""
    path = index_path(folder)
    existed = path.exists()
    for name in (FILE_NAME, _OLD_CACHE):
        for file in folder.glob(f"{name}*"):
            file.unlink(missing_ok=True)
    return existed


def drop_old_cache(folder: Path) -> None:
    """Removes the files that older versions wrote beside the index. Raises OSError if that is impossible."""
    (folder / _OLD_CACHE).unlink(missing_ok=True)
