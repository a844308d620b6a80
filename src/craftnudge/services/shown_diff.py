"""The changed lines of a recorded commit, for a person to read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import run_git
from craftnudge.errors import CraftNudgeError

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.services.workplace import Workplace

_MOST_BYTES = 1_000_000
_SHOW = ("show", "--format=", "--no-color", "--no-ext-diff", "--no-textconv", "--unified=2", "--first-parent")


def changed_lines(workplace: Workplace, record: CommitRecord) -> tuple[str, ...] | None:
    """The lines of git's diff, at most a megabyte; None if the repository or the commit is gone."""
    folder = Path(record.repository.path)
    if not record.repository.path or not folder.is_dir():
        folder = workplace.folder
    try:
        done = run_git(folder, *_SHOW, record.hash, "--")
    except CraftNudgeError:
        return None
    if done.returncode:
        return None
    return tuple(done.stdout[:_MOST_BYTES].decode("utf-8", "replace").splitlines())
