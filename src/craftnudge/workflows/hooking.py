"""Hooks installed, taken out and looked at: what git is told to call, and what the user is told about it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from craftnudge.errors import JournalError, UsageError
from craftnudge.git.hooks.installing import HookStatus, install, status, uninstall
from craftnudge.git.hooks.place import HooksPlace, Manager, hooks_place, manager_of
from craftnudge.git.hooks.scripts import EVENTS, Event, Machine
from craftnudge.journal.spool import Spool, shell_lines
from craftnudge.settings import behaviors_folder
from craftnudge.workflows.draining import drain_marker

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.git.hooks.scripts import Wishes


@dataclass(frozen=True, slots=True)
class Hooked:
    """The folder of hooks, what was written there just now, how each hook is, and which are left to a manager."""

    place: HooksPlace
    changed: tuple[Event, ...]
    hooks: tuple[HookStatus, ...]
    managed: tuple[tuple[Manager, tuple[Event, ...]], ...]


def install_hooks(path: Path, home: Path, wishes: Wishes, *, shared: bool) -> Hooked:
    """Puts the hooks into the folder that git itself names.

    A folder that belongs to the work tree, or to all repositories of the user, is written only where `shared` says so:
    the first would give our hooks to everybody who clones, the second to every repository. Hooks that husky, lefthook
    or pre-commit keep are left to them.
    """
    place = hooks_place(path)
    if manager_of(place) is None:
        if place.shared and not shared:
            raise UsageError(
                f"core.hooksPath is {place.configured!r}: that folder is {_whose(place)}.",
                "To put the hooks there all the same: craftnudge hook install --shared",
            )
        changed = tuple(install(place, wishes, machine(home)))
    else:
        changed = ()
    return _hooked(place, changed)


def uninstall_hooks(path: Path, *, force: bool) -> Hooked:
    """Takes our hooks out; what was there before is back, byte for byte."""
    place = hooks_place(path)
    return _hooked(place, tuple(uninstall(place, force=force)))


def look_at_hooks(path: Path) -> Hooked:
    """How the hooks are, in the folder that git would use now."""
    return _hooked(hooks_place(path), ())


def machine(home: Path) -> Machine:
    """What hooks must know of this machine; makes the folder that they drop events into."""
    data = behaviors_folder(home)
    try:
        spool = Spool(data).prepare()
    except OSError as error:
        raise JournalError(f"the folder {data} cannot be made: {error.strerror}.") from error
    return Machine(
        python=sys.executable,
        drain_marker=os.fspath(drain_marker(data)),
        spool_commit=shell_lines(spool, "commit"),
        spool_rewrite=shell_lines(spool, "rewrite"),
    )


def _hooked(place: HooksPlace, changed: tuple[Event, ...]) -> Hooked:
    hooks = status(place)
    whole = manager_of(place)
    if whole is not None:
        return Hooked(place, changed, hooks, ((whole, EVENTS),))
    managers = {hook.manager for hook in hooks if hook.manager is not None}
    managed = tuple(
        (manager, tuple(hook.event for hook in hooks if hook.manager == manager)) for manager in sorted(managers)
    )
    return Hooked(place, changed, hooks, managed)


def _whose(place: HooksPlace) -> str:
    if place.owner == "work tree":
        return "tracked with the project, so everybody who clones it would get them"
    return "shared by other repositories, so they would run in all of them"
