"""Installs hooks in a folder beside those that are there, and removes them without a trace.

An existing hook is moved aside unchanged, whatever it is, and run first by ours. A file is written under another name
and moved into place, so that git never sees half a hook; links are not followed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from craftnudge.adapters.git.hooks.earlier_hooks import (
    clear,
    earlier_hook,
    forget_old_name,
    keep,
    link_neighbours,
    put_back,
    put_back_if_free,
)
from craftnudge.adapters.git.hooks.hook_files import OurHook, content_of, names, our_hooks
from craftnudge.adapters.git.hooks.managers import manager_of_hook
from craftnudge.adapters.git.hooks.scripts import EVENTS, Event, is_ours, script
from craftnudge.errors import RepositoryRefusedError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftnudge.adapters.git.hooks.hook_options import HookOptions
    from craftnudge.adapters.git.hooks.hooks_folder import HooksPlace
    from craftnudge.adapters.git.hooks.scripts import HostPaths

_EXECUTABLE = 0o755


@dataclass(frozen=True, slots=True)
class Changes:
    """The events whose hook was written or removed, and the earlier hooks that stay aside and do not run."""

    events: tuple[Event, ...]
    aside: tuple[Path, ...] = ()


def install(
    place: HooksPlace, options: HookOptions, host_paths: HostPaths, events: tuple[Event, ...] = EVENTS
) -> Changes:
    """Installs our hooks; with the same options again it writes nothing.

    Hooks that a manager wrote are left alone. One of ours that another program moved and calls stays where it is.
    Raises RepositoryRefusedError if the folder cannot be written, UsageError if one of ours was edited.
    """
    folder = place.folder
    _refuse_edited(our_hooks(folder))
    written: list[Event] = []
    aside: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for event in events:
            path = place_of(folder, event)
            if path is None:
                continue
            displaced = _make_room(folder, event, path)
            beside = None if earlier_hook(folder, event) is None else folder.name
            if _put(path, event, script(event, options, host_paths, earlier_beside=beside)):
                written.append(event)
            forget_old_name(folder, event)
            aside += [displaced] if displaced else []
        link_neighbours(folder)
    except OSError as error:
        raise RepositoryRefusedError("hooks.unwritable", reason=str(error)) from error
    return Changes(tuple(written), tuple(aside))


def uninstall(folder: Path, *, force: bool = False) -> Changes:
    """Removes our hooks from a folder of hooks, wherever they were moved, and puts the earlier ones back.

    Raises UsageError for an edited hook of ours, unless `force` is set.
    """
    ours = our_hooks(folder)
    if not force:
        _refuse_edited(ours)
    try:
        for event in EVENTS:
            copies = sorted(
                (hook for hook in ours if hook.event == event), key=lambda hook: not is_called(folder, hook)
            )
            for copy in copies:
                # The first takes the earlier hook's place, so that another program's hook calls that one as before.
                if not put_back(folder, event, copy.path):
                    copy.path.unlink()
            put_back_if_free(folder, event)
        aside = clear(folder)
    except OSError as error:
        raise RepositoryRefusedError("hooks.unwritable", reason=str(error)) from error
    return Changes(tuple(event for event in EVENTS if any(hook.event == event for hook in ours)), aside)


def place_of(folder: Path, event: Event) -> Path | None:
    """The path of our hook: the one that git runs, or that its hook calls; None where a manager keeps its own."""
    called = next((hook for hook in _copies(folder, event) if is_called(folder, hook)), None)
    if called is not None:
        return called.path
    content = content_of(folder / event)
    managed = not is_ours(content) and manager_of_hook(content) is not None
    return None if managed else folder / event


def is_called(folder: Path, hook: OurHook) -> bool:
    """Whether git runs this file of ours, itself or through the hook that took its place."""
    path = folder / hook.event
    if hook.path == path:
        return True
    successor = content_of(path)
    if is_ours(successor) or not os.access(path, os.X_OK):
        return False
    if manager_of_hook(successor) == "pre-commit":  # it runs what it found, and names it nowhere in its text
        return hook.path == folder / f"{hook.event}.legacy"
    return names(successor, hook, folder)


def _copies(folder: Path, event: Event) -> Iterator[OurHook]:
    return (hook for hook in our_hooks(folder) if hook.event == event)


def _refuse_edited(hooks: tuple[OurHook, ...]) -> None:
    edited = next((hook.path for hook in hooks if hook.edited), None)
    if edited is not None:
        raise UsageError("hooks.edited", path=edited)


def _make_room(folder: Path, event: Event, path: Path) -> Path | None:
    """Clears the place of ours; returns an earlier hook that could not stay the earlier one."""
    in_place = path == folder / event
    takes_over = in_place and not is_ours(content_of(path))
    for copy in list(_copies(folder, event)):
        # What another program moved aside becomes the hook that it would have moved without us.
        if copy.path != path and not (takes_over and put_back(folder, event, copy.path)):
            copy.path.unlink()
    return keep(folder, event, path if takes_over else None)


def _put(path: Path, event: Event, text: bytes) -> bool:
    """Writes one hook unless it is there already."""
    if content_of(path) == text and os.access(path, os.X_OK):
        return False
    new = path.with_name(f".{event}.craftnudge-new")
    try:
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _EXECUTABLE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text)
        new.chmod(_EXECUTABLE)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        put_back_if_free(path.parent, event)
        clear(path.parent)
        raise
    return True
