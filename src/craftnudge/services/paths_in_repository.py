"""Paths as a user types them, from the current folder on, as git records them, from the repository's root on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.config.files import find_top
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.services.workplace import Workplace


def paths_in_repository(workplace: Workplace, typed: Iterable[str]) -> tuple[str, ...]:
    """Each path from the repository's root on, "" for the root itself; outside a work tree as it was typed.

    Raises UsageError for a range, which is not a path.
    """
    folder = Path() if workplace.here is None else workplace.here
    top = find_top(folder)
    recorded = []
    for name in typed:
        if ".." in name and "/" not in name and not (folder / name).exists():
            raise UsageError("log.range", range=name)
        path = os.path.normpath(name if top is None else folder.absolute() / name)
        inside = path if top is None else os.path.relpath(path, top)
        recorded.append("" if inside == "." else Path(inside).as_posix())
    return tuple(recorded)


def changes_any(record: CommitRecord, paths: Iterable[str]) -> bool:
    """Whether a commit changed one of these files, or a file in one of these folders; also under its old name."""
    names = [name for change in record.files or () for name in (change.path, change.old_path) if name]
    return any(not path or name == path or name.startswith(f"{path}/") for path in paths for name in names)
