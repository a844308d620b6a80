"""Keeps the hooks that were there before ours working as before, and puts them back on removal.

A hook may ask by which name it was called (`basename "$0"`), look for files beside it (`dirname "$0"`) or above it
(`dirname "$0"/../..`), or be a relative link. So it keeps its name and lies at the same depth, in a folder beside the
folder of hooks, `hooks.before-craftnudge`, where links lead to all that lies beside it in the folder of hooks.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.hooks.hook_files import content_of
from craftnudge.adapters.git.hooks.scripts import BEFORE, EVENTS, is_ours
from craftnudge.errors import RepositoryRefusedError

if TYPE_CHECKING:
    from craftnudge.adapters.git.hooks.scripts import Event


def earlier_folder(folder: Path) -> Path:
    """The folder of the hooks that were in this one before ours."""
    return folder.parent / (folder.name + BEFORE)


def earlier_hook(folder: Path, event: Event) -> Path | None:
    """The hook that was there before ours, None if there was none."""
    kept = earlier_folder(folder) / event
    return next((path for path in (kept, _kept_by_version_1(folder, event)) if os.path.lexists(path)), None)


def under_another_name(folder: Path, event: Event) -> bool:
    """Whether script version 1 moved the earlier hook to another name, under which it may not know itself."""
    return earlier_hook(folder, event) == _kept_by_version_1(folder, event)


def keep(folder: Path, event: Event, foreign: Path | None) -> Path | None:
    """Gives the earlier hook its place, and leaves it in the old one until ours is written over it.

    It is the foreign one that ours replaces, or the one that version 1 moved. If another one is kept already that is
    not the same, that is renamed and returned.
    """
    kept, version_1 = earlier_folder(folder) / event, _kept_by_version_1(folder, event)
    source = foreign if foreign is not None and os.path.lexists(foreign) else version_1
    if not os.path.lexists(source):
        return None
    _make_folder(folder)
    displaced = None
    for other in (kept, version_1):
        if other == source or not os.path.lexists(other):
            continue
        if is_same(other, source):
            other.unlink()
        else:
            displaced = _free_name(kept)
            other.rename(displaced)
    # A second name for the same file: at no moment is the hook missing.
    _second_name(source, kept)
    return displaced


def forget_old_name(folder: Path, event: Event) -> None:
    """Removes the name that version 1 gave to an earlier hook, once it has its place."""
    if os.path.lexists(earlier_folder(folder) / event):
        _kept_by_version_1(folder, event).unlink(missing_ok=True)


def put_back(folder: Path, event: Event, path: Path) -> bool:
    """Moves the earlier hook to this path, over ours; False if there is none."""
    earlier = earlier_hook(folder, event)
    if earlier is None:
        return False
    if _same_file(earlier, path):
        earlier.unlink()
    elif earlier.is_symlink() and path.parent != folder:
        target = Path(os.path.relpath(earlier.parent, path.parent)) / earlier.readlink()
        earlier.unlink()
        path.unlink(missing_ok=True)
        path.symlink_to(target)
    else:
        earlier.replace(path)
    return True


def put_back_if_free(folder: Path, event: Event) -> None:
    """Puts back an earlier hook whose successor of ours is gone, unless another one took the place."""
    earlier, path = earlier_hook(folder, event), folder / event
    if earlier is None:
        return
    if not os.path.lexists(path):
        earlier.rename(path)
    elif is_same(earlier, path):
        earlier.unlink()


def is_same(first: Path, second: Path) -> bool:
    """Whether two hooks are the same: one file, links with one target, or files of one text and mode."""
    if _same_file(first, second):
        return True
    if first.is_symlink() or second.is_symlink():
        return first.is_symlink() and second.is_symlink() and first.readlink() == second.readlink()
    if not (first.is_file() and second.is_file()):
        return False
    return first.lstat().st_mode == second.lstat().st_mode and first.read_bytes() == second.read_bytes()


def link_neighbours(folder: Path) -> None:
    """Links everything in the folder of hooks that is not ours into the folder of earlier hooks."""
    kept = earlier_folder(folder)
    if not kept.is_dir():
        return
    for path in folder.iterdir():
        link = kept / path.name
        ours = is_ours(content_of(path))
        if ours or path.suffix in (".sample", ".craftnudge-new") or os.path.lexists(link):
            continue
        with suppress(OSError):  # a system without links: earlier hooks lose sight of what lies beside them
            link.symlink_to(Path("..", folder.name, path.name))


def clear(folder: Path) -> tuple[Path, ...]:
    """Removes the links, moves back what earlier hooks wrote beside them, and returns what had to stay."""
    kept = earlier_folder(folder)
    if not kept.is_dir() or kept.is_symlink():
        return ()
    for path in sorted(kept.iterdir()):
        if path.is_symlink() and path.readlink() == Path("..", folder.name, path.name):
            path.unlink()
        elif path.name.split(".")[0] not in EVENTS and not os.path.lexists(folder / path.name):
            path.rename(folder / path.name)
    left = tuple(sorted(kept.iterdir()))
    if not left:
        kept.rmdir()
    return left


def _kept_by_version_1(folder: Path, event: Event) -> Path:
    return folder / f"{event}{BEFORE}"


def _make_folder(folder: Path) -> None:
    kept = earlier_folder(folder)
    if kept.is_symlink():
        raise RepositoryRefusedError("hooks.linked-folder", folder=kept)
    kept.mkdir(exist_ok=True)


def _second_name(source: Path, kept: Path) -> None:
    if source.is_symlink():
        kept.symlink_to(source.readlink())
        return
    try:
        os.link(source, kept)
    except OSError:  # a folder, or a file system without hard links
        source.rename(kept)


def _free_name(kept: Path) -> Path:
    names = (kept.with_name(f"{kept.name}.{number}") for number in count(1))
    return next(path for path in names if not os.path.lexists(path))


def _same_file(first: Path, second: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(first.lstat(), second.lstat())
    return False
