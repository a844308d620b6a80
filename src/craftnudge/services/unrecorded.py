"""Commits of the user's clones that are not recorded yet, and recording them while the user waits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import FACTS_VERSION
from craftnudge.errors import CraftNudgeError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.limits import CATCH_UP_COMMITS
from craftnudge.services.first_record import begin_here
from craftnudge.services.recorded_folders import recorded_folders

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.domain.commits.record import Repository
    from craftnudge.services.workplace import Workplace

# Each is opened when the first page is shown; a folder may lie on a slow disk.
_MOST_FOLDERS = 10
MOST_COUNTED = CATCH_UP_COMMITS


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """A clone whose HEAD is not recorded: how many of the newest `MOST_COUNTED` commits are missing.

    `is_new` says that none of the repository's commits is recorded.
    """

    repository: Repository
    folder: Path
    commits: int
    is_new: bool


def unrecorded(workplace: Workplace, started_in: Path | None = None) -> tuple[Unrecorded, ...]:
    """The clones that commits were recorded from, and the one at `started_in`, with commits that are not recorded.

    A clone that is gone or cannot be read is left out. Records nothing. With a team's store there are no clones.
    """
    if workplace.team_store is not None:
        return ()
    folders = [Path(folder) for folder in recorded_folders(workplace)]
    own = [folder for folder in folders if not folder.is_relative_to(workplace.home)]
    keys = {repository.key for _, repository in workplace.store.authors()}
    found: dict[str, Unrecorded] = {}
    for folder in [*([] if started_in is None else [started_in]), *own][:_MOST_FOLDERS]:
        clone = _clone(workplace, folder, keys)
        if clone is not None and clone.repository.key not in found:
            found[clone.repository.key] = clone
    return tuple(found.values())


def record_newest(workplace: Workplace, folder: Path, report: Callable[[int, int], None]) -> int:
    """Records the newest commits of a repository of which nothing is recorded; returns how many were written."""
    tracked = begin_here(workplace.at(folder), report=report)
    return 0 if tracked is None else tracked.written


def _clone(workplace: Workplace, folder: Path, keys: set[str]) -> Unrecorded | None:
    try:
        reader = workplace.at(folder).open_repository()
    except CraftNudgeError:
        return None
    try:
        store = workplace.store
        tip = commit_id(reader.resolve("HEAD"))
        if store.known([tip]).get(tip, 0) >= FACTS_VERSION:
            return None
        ids = [commit_id(commit_hash) for commit_hash in reader.newest("HEAD", MOST_COUNTED)]
        versions = store.known(ids)
        missing = sum(versions.get(identity, 0) < FACTS_VERSION for identity in ids)
        return Unrecorded(reader.repository, folder, missing, reader.repository.key not in keys)
    except CraftNudgeError:
        return None
    finally:
        reader.close()
