"""Remembers where hooks were installed, so that `uninstall` finds them all."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.hooks.configured_hooks import configured_scripts
from craftnudge.adapters.git.hooks.hook_files import our_hooks
from craftnudge.adapters.git.hooks.hooks_folder import hooks_place
from craftnudge.adapters.git.hooks.known_folders import known_folders
from craftnudge.errors import CraftNudgeError
from craftnudge.runtime.atomic_files import FILE_MODE, NO_LINKS, private_folder
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.recorded_folders import recorded_folders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.git.hooks.hook_files import OurHook
    from craftnudge.adapters.git.hooks.hooks_folder import HooksPlace
    from craftnudge.services.workplace import Workplace

# A line for each installation, a JSON list of two: the repository and its folder of hooks.
FILE = "hooked-repositories.jsonl"
_MOST_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class HookedPlace:
    """A repository, None for a folder of hooks whose repository is gone, and the hooks of ours that are there."""

    repository: Path | None
    folder: Path
    hooks: tuple[OurHook, ...]


def remember_hooks(workplace: Workplace, place: HooksPlace) -> None:
    """Adds the repository to the list. One that cannot be added is still found if it has recorded commits."""
    names = [os.fspath(place.work_tree or place.common), os.fspath(place.folder)]
    line = json.dumps(names).encode("ascii") + b"\n"
    path = workplace.home / FILE
    with suppress(OSError):
        private_folder(workplace.home)
        if path.exists() and line in path.read_bytes():
            return
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | NO_LINKS, FILE_MODE)
        with os.fdopen(descriptor, "ab") as file:
            file.write(line)


def hooked_places(workplace: Workplace) -> tuple[HookedPlace, ...]:
    """All places that have hooks of ours: where they were installed, and the repositories of recorded commits."""
    listed = list(_listed(workplace.home / FILE))
    repositories = dict.fromkeys([*(repository for repository, _ in listed), *_recorded(workplace)])
    found = [place for repository in repositories if (place := _place_of(repository)) is not None]
    seen = {hook.path for place in found for hook in place.hooks}
    for _, folder in listed:
        left = tuple(hook for hook in our_hooks(folder) if hook.path not in seen)
        if left:
            found.append(HookedPlace(None, folder, left))
            seen |= {hook.path for hook in left}
    return tuple(place for place in found if place.hooks)


def _place_of(repository: Path) -> HookedPlace | None:
    try:
        place = hooks_place(repository)
        hooks = [hook for folder in known_folders(place) for hook in our_hooks(folder)]
        hooks += configured_scripts(place)
    except (CraftNudgeError, OSError):  # it is gone, damaged, or of another user
        return None
    return HookedPlace(repository, place.folder, tuple({hook.path: hook for hook in hooks}.values()))


def _recorded(workplace: Workplace) -> list[Path]:
    try:
        return [Path(folder) for folder in recorded_folders(workplace)]
    except CraftNudgeError:  # a journal that cannot be read: hooks are removed all the same
        return []


def _listed(file: Path) -> Iterator[tuple[Path, Path]]:
    try:
        lines = ordinary_bytes(file, _MOST_BYTES).splitlines()
    except OSError:
        return
    for line in lines:
        with suppress(ValueError, TypeError):  # a line that was cut off
            repository, folder = json.loads(line)
            yield Path(repository), Path(folder)
