"""Where the index of a journal lies, and how it is removed. Needs no sqlite3, which a Python may be built without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME: Final = "commits.index"


def index_path(folder: Path) -> Path:
    """The index of the journal in a folder."""
    return folder / FILE_NAME


def drop_index(folder: Path) -> bool:
    """Removes the index and its drafts; returns whether there was one. Raises OSError if it cannot be removed."""
    path = index_path(folder)
    existed = path.exists()
    for file in folder.glob(f"{path.name}*"):
        file.unlink(missing_ok=True)
    return existed
