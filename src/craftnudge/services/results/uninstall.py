"""What `uninstall` removes, and what it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.errors import CraftNudgeError
    from craftnudge.services.results.places import Place


@dataclass(frozen=True, slots=True)
class HooksToRemove:
    """The hooks in one place: the repository or folder, the events, and those of ours that were edited since."""

    place: Path
    events: tuple[str, ...]
    edited: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Uninstall:
    """What `uninstall` does, or has done (`is_done`).

    `data` are the user's files and folders that exist; they are deleted only with `deletes_data`. `left` are files
    that are not ours in the same folder, which stay. `failures` says what could not be removed, by path. `program` is
    the command that removes the program itself.
    """

    hooks: tuple[HooksToRemove, ...]
    data: tuple[Place, ...]
    deletes_data: bool
    program: str
    is_done: bool = False
    left: tuple[Path, ...] = ()
    failures: tuple[tuple[Path, CraftNudgeError], ...] = ()
