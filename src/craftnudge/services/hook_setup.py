"""Hooks installed, taken out and looked at: what git is told to call, and what the user is told about it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal

from craftnudge.adapters.config.rubric_configuration import requires_nothing
from craftnudge.adapters.events.spool import shell_lines
from craftnudge.adapters.git.hooks.configured_hooks import (
    configured_status,
    install_configured,
    runs_configured_hooks,
    uninstall_configured,
)
from craftnudge.adapters.git.hooks.hooks_folder import HooksPlace, Manager, hooks_place, manager_of
from craftnudge.adapters.git.hooks.install import HookStatus, Way, install, status, uninstall
from craftnudge.adapters.git.hooks.scripts import Event, HookOptions, HostPaths
from craftnudge.adapters.store.local.durable_append import unwritable
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.services.workplace import Workplace


Look = Literal["quick", "always", "never"]


@dataclass(frozen=True, slots=True)
class Hooked:
    """The folder of hooks, what was written there just now, how each hook is, and which are left to a manager."""

    place: HooksPlace
    changed: tuple[Event, ...]
    hooks: tuple[HookStatus, ...]
    managed: tuple[tuple[Manager, tuple[Event, ...]], ...]


def would_reject_nothing(workplace: Workplace) -> bool:
    """Whether every commit would pass a gate here: no minimum score and no rules are configured."""
    return requires_nothing(workplace.configuration)


def install_hooks(
    workplace: Workplace, *, look: Look = "quick", gate: bool, nudge: bool, shared: bool, way: Way | None = None
) -> Hooked:
    """Puts the hooks into the folder that git itself names, or their names into git's configuration.

    A folder that belongs to the work tree, or to all repositories of the user, is written only where `shared` says so:
    the first would give our hooks to everybody who clones, the second to every repository. Hooks that husky, lefthook
    or pre-commit keep are left to them. Where git runs hooks named in its configuration, both are got round that way,
    unless `way` says which is wanted. Whichever way is taken, hooks of ours are taken out of the other.
    """
    place, options = hooks_place(workplace.folder), HookOptions(look=look, gate=gate, nudge=nudge)
    way = way or _way_round(place, shared=shared)
    if way == "configuration":
        if not runs_configured_hooks(place):
            raise UsageError("hooks.old-git")
        # Two of one hook would be two lines after each commit.
        there = () if place.shared and not shared else tuple(uninstall(place))
        return _hooked(
            place, tuple(dict.fromkeys((*install_configured(place, options, host_paths(workplace)), *there)))
        )
    if manager_of(place) is not None:
        return _hooked(place, ())
    if place.shared and not shared:
        named = f"{place.folder} is a link" if place.configured is None else f"core.hooksPath is {place.configured!r}"
        raise UsageError("hooks.tracked-folder" if place.owner == "work tree" else "hooks.shared-folder", reason=named)
    uninstall_configured(place)
    return _hooked(place, tuple(install(place, options, host_paths(workplace))))


def uninstall_hooks(workplace: Workplace, *, force: bool) -> Hooked:
    """Takes our hooks out, of the folder and of git's configuration; what was there before is back, byte for byte."""
    place = hooks_place(workplace.folder)
    gone = (*uninstall(place, force=force), *uninstall_configured(place, force=force))
    return _hooked(place, tuple(dict.fromkeys(gone)))


def look_at_hooks(workplace: Workplace) -> Hooked:
    """How the hooks are, in the folder that git would use now and in its configuration."""
    return _hooked(hooks_place(workplace.folder), ())


def _way_round(place: HooksPlace, *, shared: bool) -> Way:
    """By git's configuration where the folder is not ours to write and no manager calls us there already."""
    hooks = status(place)
    kept = manager_of(place) is not None or any(hook.manager is not None for hook in hooks)
    called = any(hook.manager is not None and hook.runs for hook in hooks)
    closed = kept or (place.shared and not shared)
    return "configuration" if closed and not called and runs_configured_hooks(place) else "folder"


def host_paths(workplace: Workplace) -> HostPaths:
    """The paths of this machine that hooks need; makes the folder that they drop events into."""
    queue = workplace.queue
    try:
        spool = queue.prepare()
    except OSError as error:
        raise unwritable(workplace.data_folder, error) from error
    return HostPaths(
        python=sys.executable,
        drain_marker=os.fspath(queue.drain_marker),
        spool_commit=shell_lines(spool, "commit"),
        spool_rewrite=shell_lines(spool, "rewrite"),
    )


def _hooked(place: HooksPlace, changed: tuple[Event, ...]) -> Hooked:
    in_folder, named = status(place), configured_status(place)
    hooks = tuple(one if one.state != "absent" else other for one, other in zip(named, in_folder, strict=True))
    open_still = [hook for hook in hooks if hook.way == "folder"]
    whole = manager_of(place)
    if whole is not None:
        left = tuple(hook.event for hook in open_still)
        return Hooked(place, changed, hooks, ((whole, left),) if left else ())
    managers = {hook.manager for hook in open_still if hook.manager is not None}
    managed = tuple(
        (manager, tuple(hook.event for hook in open_still if hook.manager == manager)) for manager in sorted(managers)
    )
    return Hooked(place, changed, hooks, managed)
