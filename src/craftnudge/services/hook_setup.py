"""Installs and removes git hooks, and describes their state: what git will call, and what the user sees of it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from craftnudge.adapters.config.rubric_configuration import requires_nothing
from craftnudge.adapters.events.spool import shell_lines
from craftnudge.adapters.git.hooks.configured_hooks import (
    configured_options,
    configured_status,
    install_configured,
    runs_configured_hooks,
    uninstall_configured,
)
from craftnudge.adapters.git.hooks.hook_options import HookOptions
from craftnudge.adapters.git.hooks.hooks_folder import HooksPlace, hooks_place, manager_of
from craftnudge.adapters.git.hooks.install import install, status, stored_options, uninstall
from craftnudge.adapters.git.hooks.scripts import HostPaths
from craftnudge.adapters.store.local.durable_append import unwritable
from craftnudge.errors import UsageError
from craftnudge.services.hook_choices import HookChoices
from craftnudge.services.results.hooks import HooksState, HookState, Installed

if TYPE_CHECKING:
    from craftnudge.services.results.hooks import Way
    from craftnudge.services.workplace import Workplace

_NO_CHOICE = HookChoices()


def would_reject_nothing(workplace: Workplace) -> bool:
    """Whether `--gate` would reject no commit: no minimum score and no rules are configured here."""
    return requires_nothing(workplace.configuration)


def install_hooks(
    workplace: Workplace, choices: HookChoices = _NO_CHOICE, *, shared: bool = False, way: Way | None = None
) -> Installed:
    """Puts the hooks into the folder that git itself names, or their names into git's configuration.

    A folder that belongs to the work tree, or to all repositories of the user, is written only with `shared`:
    the first would give our hooks to every clone, the second to every repository. Hooks that husky, lefthook or
    pre-commit manage are not changed. If git runs hooks named in its configuration, that is used for both cases,
    unless `way` chooses. Our hooks are then removed from the other place. Options that are not given stay as they were
    installed.
    """
    place = hooks_place(workplace.folder)
    stored = stored_options(place) or configured_options(place) or HookOptions()
    options = choices.over(stored)
    _install(workplace, place, options, shared=shared, way=way)
    return Installed(_state_of(place), options.gate, choices.kept(stored))


def _install(workplace: Workplace, place: HooksPlace, options: HookOptions, *, shared: bool, way: Way | None) -> None:
    way = way or _way_round(place, shared=shared)
    if way == "configuration":
        if not runs_configured_hooks(place):
            raise UsageError("hooks.old-git")
        # The same hook in both places would print two lines after each commit.
        if not place.shared or shared:
            uninstall(place)
        install_configured(place, options, host_paths(workplace))
        return
    if manager_of(place) is not None:
        return
    if place.shared and not shared:
        named = f"{place.folder} is a link" if place.configured is None else f"core.hooksPath is {place.configured!r}"
        raise UsageError("hooks.tracked-folder" if place.owner == "work tree" else "hooks.shared-folder", reason=named)
    uninstall_configured(place)
    install(place, options, host_paths(workplace))


def uninstall_hooks(workplace: Workplace, *, force: bool) -> HooksState:
    """Removes our hooks from the folder and from git's configuration, and restores earlier hooks byte for byte."""
    place = hooks_place(workplace.folder)
    uninstall(place, force=force)
    uninstall_configured(place, force=force)
    return _state_of(place)


def look_at_hooks(workplace: Workplace) -> HooksState:
    """The state of the hooks, in the folder that git would use now and in its configuration."""
    return _state_of(hooks_place(workplace.folder))


def _way_round(place: HooksPlace, *, shared: bool) -> Way:
    """Configuration, if we should not write the hooks folder and no hook manager calls us there already."""
    hooks = status(place)
    managed = manager_of(place) is not None or any(hook.manager is not None for hook in hooks)
    called = any(hook.manager is not None and hook.runs for hook in hooks)
    closed = managed or (place.shared and not shared)
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


def _state_of(place: HooksPlace) -> HooksState:
    in_folder, named = status(place), configured_status(place)
    hooks = tuple(
        configured if configured.state != "absent" else hook_file
        for configured, hook_file in zip(named, in_folder, strict=True)
    )
    in_open_folder = [hook for hook in hooks if hook.way == "folder"]
    whole = manager_of(place)
    managers = {hook.manager for hook in in_open_folder if hook.manager is not None}
    managed: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
        (manager, tuple(hook.event for hook in in_open_folder if hook.manager == manager))
        for manager in sorted(managers)
    )
    if whole is not None:
        managed = ((whole, tuple(hook.event for hook in in_open_folder)),) if in_open_folder else ()
    states = tuple(HookState(hook.event, hook.state, hook.runs, hook.chained, hook.manager, hook.way) for hook in hooks)
    return HooksState(place.folder, place.configured, states, managed)
