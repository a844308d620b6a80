"""Records the whole history of a repository that the store knows already, named as it is recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.errors import NoRepositoryError, UnknownRepositoryError
from craftnudge.services.track import Request, track_here

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.services.workplace import Workplace


def folder_to_backfill(workplace: Workplace, repository: str) -> Path:
    """Where the commits of a recorded repository came from.

    Raises UnknownRepositoryError for a name that is not recorded: a path from a client is never opened.
    NoRepositoryError if its folder is gone.
    """
    paths = {known.path for _, known in workplace.store.authors() if known.name == repository and known.path}
    if not paths:
        raise UnknownRepositoryError("repository.unknown", repository=repository, repositories=[])
    found = next((Path(path) for path in sorted(paths) if Path(path).exists()), None)
    if found is None:
        raise NoRepositoryError("folder.deleted")
    return found


def backfill(workplace: Workplace, folder: Path, report: Callable[[int, int], None]) -> int:
    """Records all branches of the repository there; returns how many commits were written.

    In this process alone, since a server must not start others beside its threads. `report` may raise to stop it: what
    was read until then is kept. For errors see `track_here`.
    """
    request = Request(("HEAD",), whole_history=True, everything=True)
    return track_here(workplace.at(folder), request, report=report).written
