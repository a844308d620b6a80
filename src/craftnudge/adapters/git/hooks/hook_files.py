"""Reads the files in a folder of hooks, and finds ours among them, wherever another program has moved them."""

from __future__ import annotations

import os
import re
import stat
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.hooks.scripts import BEFORE, event_of, is_untouched
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.git.hooks.scripts import Event

# Ours have a few kilobytes; of a foreign hook no more is read.
_LONGEST_HOOK_BYTES = 1024 * 1024
# A folder of hooks has a few dozen files. In one that is somebody's whole home the search ends here.
_MOST_FILES = 2000


@dataclass(frozen=True, slots=True)
class OurHook:
    """A hook of ours: the event it is for, and where it lies."""

    event: Event
    path: Path
    content: bytes

    @property
    def edited(self) -> bool:
        """Whether it was changed since it was written."""
        return not is_untouched(self.content)


def content_of(path: Path) -> bytes:
    """A hook's text; empty for anything but an ordinary file, such as a link."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or not found.st_size:  # nor a file of /proc, which may never end
            return b""
        with path.open("rb") as file:
            return file.read(_LONGEST_HOOK_BYTES)
    except OSError:
        return b""


def our_hooks(folder: Path) -> tuple[OurHook, ...]:
    """Our hooks in a folder of hooks and in the folders directly below it; those that git calls come first.

    Other programs move a hook aside under another name (`commit-msg.legacy`, `commit-msg.old`) or into a folder
    (`old-hooks/commit-msg`), or they rename the whole folder (`.git/hooks.old`).
    """
    found = []
    for path in islice(_files(folder), _MOST_FILES):
        content = content_of(path)
        event = event_of(content)
        if event is not None:
            found.append(OurHook(event, path, content))
    return tuple(sorted(found, key=lambda hook: (hook.path != folder / hook.event, hook.path)))


def _files(folder: Path) -> Iterator[Path]:
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from (Path(below.path) for below in _entries(Path(entry.path)))
        else:
            yield Path(entry.path)
    if (folder.parent / "HEAD").exists():  # git's own folder: nothing beside it belongs to another repository
        for beside in _entries(folder.parent):
            renamed = beside.name.startswith(f"{folder.name}.") and not beside.name.endswith(BEFORE)
            if renamed and beside.is_dir(follow_symlinks=False):
                yield from (Path(below.path) for below in _entries(Path(beside.path)))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(islice(entries, _MOST_FILES))
    except OSError:
        return []


def names(content: bytes, moved: OurHook, folder: Path) -> bool:
    """Whether a hook's text names one that was moved: by its new suffix, its new name, or the folder it lies in."""
    inside = moved.path.parent != folder
    name = moved.path.parent.name if inside else moved.path.name
    words = {name, name.removeprefix(moved.event)} - {""}
    return any(re.search(rb"%s(?!\w)" % re.escape(os.fsencode(word)), content) for word in words)
