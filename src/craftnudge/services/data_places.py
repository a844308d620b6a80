"""The files and folders on this machine that hold the user's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.files import user_file
from craftnudge.adapters.events.spool import FOLDER_NAME as SPOOL
from craftnudge.adapters.git.history.known_roots import roots_folder
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.complete_histories import whole_folder

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder, what it holds, and its size in bytes (None if it does not exist yet)."""

    name: str
    path: Path
    holds: str
    size_bytes: int | None


def places(workplace: Workplace) -> tuple[Place, ...]:
    """All files and folders, also those that do not exist yet."""
    home, behaviors, cache = workplace.home, workplace.data_folder, workplace.cache_folder
    known = (
        ("home", home, "everything below; set CRAFTNUDGE_HOME to move it"),
        ("journal", workplace.store.path, "all recorded commits (back this up)"),
        ("sessions", behaviors / "sessions.jsonl", "practice sessions"),
        ("nudges", behaviors / "nudges.jsonl", "what was shown after commits, and the goal"),
        ("index", workplace.store.index_path, "a cache of the journal; may be deleted at any time"),
        ("spool", behaviors / SPOOL, "commits that hooks queued, recorded by the next command"),
        ("replies", cache / "replies", "replies of local models; to delete: craftnudge cache clear"),
        ("roots", roots_folder(cache), "a cache of each repository's first commit; may be deleted"),
        ("whole", whole_folder(cache), "a cache of which histories are recorded completely; may be deleted"),
        ("reports", home / "reports", "reports of internal errors, for you to read and send"),
        ("settings", user_file(workplace.environ), "your own settings, for all repositories"),
    )
    return tuple(Place(name, path, holds, _size_bytes(path)) for name, path, holds in known)


def _size_bytes(path: Path) -> int | None:
    try:
        if path.is_dir():
            return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
        return path.stat().st_size
    except OSError:
        return None
