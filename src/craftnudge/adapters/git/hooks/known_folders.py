"""The folders in which hooks of ours may lie, so that they are found after `core.hooksPath` has changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.hooks.hook_files import our_hooks
from craftnudge.runtime.atomic_files import write_file
from craftnudge.runtime.bounded_read import ordinary_bytes

if TYPE_CHECKING:
    from craftnudge.adapters.git.hooks.hooks_folder import HooksPlace

_MOST_BYTES = 64 * 1024


def known_folders(place: HooksPlace) -> tuple[Path, ...]:
    """The folder that git uses now, the repository's own, and every other one where ours were installed."""
    folders = [*([] if place.disabled else [place.folder]), place.own_folder, *_recorded(place)]
    return tuple(dict.fromkeys(folders))


def remember_folder(place: HooksPlace) -> None:
    """Records the folder that git uses now, unless it is the repository's own, which is always searched."""
    recorded = _recorded(place)
    if place.folder != place.own_folder and place.folder not in recorded:
        _write(place, (*recorded, place.folder))


def forget_empty_folders(place: HooksPlace) -> None:
    """Forgets the folders that have no hook of ours any more."""
    recorded = _recorded(place)
    if recorded:
        _write(place, tuple(folder for folder in recorded if our_hooks(folder)))


def _file(place: HooksPlace) -> Path:
    return place.common / "craftnudge" / "hooks-folders"


def _recorded(place: HooksPlace) -> tuple[Path, ...]:
    try:
        lines = ordinary_bytes(_file(place), _MOST_BYTES).split(b"\n")
    except OSError:
        return ()
    return tuple(Path(os.fsdecode(line)) for line in lines if line.startswith(b"/"))


def _write(place: HooksPlace, folders: tuple[Path, ...]) -> None:
    file = _file(place)
    if folders:
        file.parent.mkdir(exist_ok=True)
        write_file(file, [os.fsencode(folder) + b"\n" for folder in folders])
        return
    file.unlink(missing_ok=True)
    if not any(file.parent.iterdir()):
        file.parent.rmdir()
