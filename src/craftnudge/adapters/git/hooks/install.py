"""Installs hooks in a folder beside those that are there, and removes them without a trace.

An existing hook is moved aside unchanged, whatever it is, and run first by ours. A file is written under another name
and moved into place, so that git never sees half a hook; links are not followed.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Literal

from craftnudge.adapters.git.hooks.hook_options import combined_options
from craftnudge.adapters.git.hooks.hooks_folder import Manager, manager_of_hook
from craftnudge.adapters.git.hooks.scripts import BEFORE, EVENTS, Event, is_ours, is_untouched, python_in, script
from craftnudge.errors import RepositoryRefusedError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.git.hooks.hook_options import HookOptions
    from craftnudge.adapters.git.hooks.hooks_folder import HooksPlace
    from craftnudge.adapters.git.hooks.scripts import HostPaths

_EXECUTABLE = 0o755
# Ours have a few kilobytes; of a foreign hook no more is read.
_LONGEST_HOOK_BYTES = 1024 * 1024
State = Literal[
    "installed",
    "absent",
    "foreign",
    "edited",
    "not executable",
    "its Python is gone",
    "managed",
    "git is too old",
    "its script is gone",
    "switched off",
]
Way = Literal["folder", "configuration"]


@dataclass(frozen=True, slots=True)
class HookStatus:
    """The state of one hook, and whether it runs another one first (`chained`).

    `way` is how git finds it: in its folder of hooks, or in its configuration.
    """

    event: Event
    state: State
    chained: bool
    manager: Manager | None = None
    way: Way = "folder"

    @property
    def runs(self) -> bool:
        """Whether git runs our hook."""
        return self.state in ("installed", "edited")


def install(
    place: HooksPlace, options: HookOptions, host_paths: HostPaths, events: tuple[Event, ...] = EVENTS
) -> list[Event]:
    """Installs our hooks and returns those that were written; with the same options again it writes nothing.

    Hooks that a manager wrote are left alone. Raises RepositoryRefusedError if the folder cannot be written.
    """
    written: list[Event] = []
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
        for event in events:
            managed = _manager(place.folder / event) is not None
            if not managed and _put(place.folder, event, script(event, options, host_paths)):
                written.append(event)
    except OSError as error:
        raise RepositoryRefusedError("hooks.unwritable", reason=str(error)) from error
    return written


def uninstall(place: HooksPlace, *, force: bool = False) -> list[Event]:
    """Removes our hooks, puts the earlier ones back, and returns the events.

    Raises UsageError for an edited hook of ours, unless `force` is set.
    """
    ours = [event for event in EVENTS if is_ours(_content(place.folder / event))]
    edited = [event for event in ours if not is_untouched(_content(place.folder / event))]
    if edited and not force:
        raise UsageError("hooks.edited", path=place.folder / edited[0])
    try:
        for event in ours:
            before = _before(place.folder, event)
            if os.path.lexists(before):
                before.replace(place.folder / event)
            else:
                (place.folder / event).unlink()
    except OSError as error:
        raise RepositoryRefusedError("hooks.unwritable", reason=str(error)) from error
    return ours


def stored_options(place: HooksPlace) -> HookOptions | None:
    """The options of our hooks in the folder, None if there are none."""
    contents = [_content(place.folder / event) for event in EVENTS]
    return combined_options([content for content in contents if is_ours(content)])


def status(place: HooksPlace) -> tuple[HookStatus, ...]:
    """The status of each hook in the folder."""
    return tuple(_status(place.folder, event) for event in EVENTS)


def _status(folder: Path, event: Event) -> HookStatus:
    path = folder / event
    content = _content(path)
    chained = os.path.lexists(_before(folder, event))
    if not is_ours(content):
        manager = _manager(path)
        state: State = "managed" if manager else "foreign" if os.path.lexists(path) else "absent"
        if manager and (b"craftnudge" in content or chained):
            state = "installed"
        return HookStatus(event, state, chained, manager)
    python = python_in(content)
    if not os.access(path, os.X_OK):
        return HookStatus(event, "not executable", chained)
    if python is not None and not os.access(python, os.X_OK):
        return HookStatus(event, "its Python is gone", chained)
    return HookStatus(event, "installed" if is_untouched(content) else "edited", chained)


def _put(folder: Path, event: Event, text: bytes) -> bool:
    """Writes one hook unless it is there already. A foreign one is moved aside once ours is written."""
    path, before = folder / event, _before(folder, event)
    current = _content(path)
    if current == text and os.access(path, os.X_OK):
        return False
    foreign = os.path.lexists(path) and not is_ours(current)
    if foreign and os.path.lexists(before):
        raise RepositoryRefusedError("hooks.backup-exists", path=path, backup=before.name)
    new = folder / f".{event}.craftnudge-new"
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _EXECUTABLE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text)
        new.chmod(_EXECUTABLE)
        if foreign:
            path.rename(before)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        if foreign and not os.path.lexists(path):
            before.rename(path)
        raise
    return True


def _before(folder: Path, event: Event) -> Path:
    return folder / f"{event}.{BEFORE}"


def _manager(path: Path) -> Manager | None:
    content = _content(path)
    return None if is_ours(content) else manager_of_hook(content)


def _content(path: Path) -> bytes:
    """A hook's text; empty for anything but an ordinary file, which is moved aside unread."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return b""
        with path.open("rb") as file:
            return file.read(_LONGEST_HOOK_BYTES)
    except OSError:
        return b""
