"""How caches are written: in folders of this user alone, and first as drafts, which a run that is killed leaves."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# No cache takes so long to write; what is older was left by a run that was killed.
LEFT_BEHIND_SECONDS = 3600


def make_private(folder: Path) -> None:
    """The folder is there, and it and all that were missing above it are this user's alone; raises OSError."""
    # One by one: `parents=True` gives those above the mode that the umask leaves.
    for each in (*reversed(folder.parents), folder):
        each.mkdir(mode=0o700, exist_ok=True)


def draft_of(path: Path) -> Path:
    """Where this process writes what shall take the file's name; drafts an hour old are removed."""
    for old in _drafts(path):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > LEFT_BEHIND_SECONDS:
                old.unlink()
    return path.with_name(f"{path.name}.{os.getpid()}.new")


def drop_drafts(path: Path) -> None:
    """Removes all drafts of the file, of whichever process: one that is still writing fails, and leaves no file."""
    for draft in _drafts(path):
        with suppress(OSError):
            draft.unlink()


def _drafts(path: Path) -> list[Path]:
    return list(path.parent.glob(f"{path.name}.*.new"))
