"""The files and folders on this machine that hold the user's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.files import user_file
from craftnudge.adapters.events.spool import FOLDER_NAME as SPOOL
from craftnudge.adapters.git.history.known_roots import roots_folder
from craftnudge.adapters.store.local.superseded.listing import superseded_path
from craftnudge.services.complete_histories import whole_folder
from craftnudge.services.results.places import Place

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.services.results.places import PlaceName
    from craftnudge.services.workplace import Workplace


def places(workplace: Workplace) -> tuple[Place, ...]:
    """All files and folders, also those that do not exist yet."""
    home, behaviors, cache = workplace.home, workplace.data_folder, workplace.cache_folder
    paths: tuple[tuple[PlaceName, Path], ...] = (
        ("home", home),
        ("journal", workplace.local_store.path),
        ("sessions", behaviors / "sessions.jsonl"),
        ("nudges", behaviors / "nudges.jsonl"),
        ("index", workplace.local_store.index_path),
        ("superseded", superseded_path(behaviors)),
        ("spool", behaviors / SPOOL),
        ("replies", cache / "replies"),
        ("roots", roots_folder(cache)),
        ("whole", whole_folder(cache)),
        ("background", workplace.background_folder),
        ("webhooks", home / "hooks"),
        ("mirrors", home / "mirrors"),
        ("reports", home / "reports"),
        ("settings", user_file(workplace.environ)),
    )
    return tuple(Place(name, path, size_bytes(path)) for name, path in paths)


def size_bytes(path: Path) -> int | None:
    """The size of a file, or of all files in a folder; None if it does not exist or cannot be read."""
    try:
        if path.is_dir():
            return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        return path.stat().st_size
    except OSError:
        return None
