"""The old state of a branch that was rewritten, saved under references of our own, so that it can be brought back.

`refs/craftnudge/backup/NAME` is where the branch stood before, `refs/craftnudge/after/NAME.WHAT` where it stood after
that. The second one shows whether the branch has moved on since.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import git_text
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

BACKUPS = "refs/craftnudge/backup"
_AFTER = "refs/craftnudge/after"
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A saved state: the reference, the hash before and after, what was done ("reword", "split"), seconds since 1970.

    `new` is None and `what` empty for a backup of a version that saved nothing else.
    """

    reference: str
    old: str
    new: str | None
    what: str
    seconds: int


def keep_backup(folder: Path, old: str, new: str, what: str) -> str:
    """Saves where the branch stands and where it is about to stand; returns the name of the first reference."""
    name = f"{time.strftime(_STAMP, time.gmtime())}-{old[:12]}"
    git_text(folder, "update-ref", f"{BACKUPS}/{name}", old)
    git_text(folder, "update-ref", f"{_AFTER}/{name}.{what}", new)
    return f"{BACKUPS}/{name}"


def backups(folder: Path) -> list[Backup]:
    """All saved states, the newest first."""
    listed = git_text(folder, "for-each-ref", "--format=%(refname) %(objectname)", BACKUPS, _AFTER)
    hashes = dict(line.split(" ", 1) for line in listed.split("\n") if line)
    after: dict[str, tuple[str | None, str]] = {}
    for reference, commit in hashes.items():
        if reference.startswith(f"{_AFTER}/"):
            name, _, what = reference.removeprefix(f"{_AFTER}/").rpartition(".")
            after[name] = (commit, what)
    found = []
    for reference, old in hashes.items():
        name = reference.removeprefix(f"{BACKUPS}/")
        if reference.startswith(f"{BACKUPS}/"):
            new, what = after.get(name, (None, ""))
            found.append(Backup(reference, old, new, what, _seconds(name)))
    return sorted(found, key=lambda backup: (backup.seconds, backup.reference), reverse=True)


def delete_backup(folder: Path, backup: Backup) -> None:
    """Deletes both references of a saved state; git removes its commits later, unless another reference has them."""
    name = backup.reference.removeprefix(f"{BACKUPS}/")
    git_text(folder, "update-ref", "-d", backup.reference)
    if backup.new is not None:
        git_text(folder, "update-ref", "-d", f"{_AFTER}/{name}.{backup.what}")


def _seconds(name: str) -> int:
    """The time in a backup's name, 0 if it holds none."""
    import calendar  # noqa: PLC0415 - only for a list of backups

    try:
        return calendar.timegm(time.strptime(name.partition("-")[0], _STAMP))
    except ValueError:
        return 0
