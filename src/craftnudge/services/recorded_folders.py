"""The folders of recorded repositories, for a user at the terminal who names one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftnudge.services.workplace import Workplace


def folder_of(workplace: Workplace, wanted: str) -> Path:
    """The folder that a user at the terminal means by a path or by the recorded name of a repository."""
    path = Path(wanted)
    if wanted.startswith((".", "~")) or len(path.parts) > 1 or path.exists():
        return path
    recorded = (repository.path for _, repository in workplace.store.authors() if repository.name == wanted)
    return next((Path(folder) for folder in recorded if Path(folder).is_dir()), path)


def recorded_folders(workplace: Workplace) -> list[str]:
    """The folders of all recorded repositories that still exist, each once."""
    paths = dict.fromkeys(repository.path for _, repository in workplace.store.authors())
    return [path for path in paths if path and Path(path).is_dir()]
