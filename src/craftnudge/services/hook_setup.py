"""Installs git hooks and removes them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from craftnudge.adapters.events.spool import shell_lines
from craftnudge.adapters.git.hooks.configured_hooks import (
    configured_options,
    install_configured,
    runs_configured_hooks,
    uninstall_configured,
)
from craftnudge.adapters.git.hooks.hook_files import our_hooks
from craftnudge.adapters.git.hooks.hook_options import HookOptions
from craftnudge.adapters.git.hooks.hooks_folder import HooksPlace, hooks_place, where_set
from craftnudge.adapters.git.hooks.install import Changes, install, uninstall
from craftnudge.adapters.git.hooks.known_folders import forget_empty_folders, known_folders, remember_folder
from craftnudge.adapters.git.hooks.managers import manager_of
from craftnudge.adapters.git.hooks.scripts import HostPaths
from craftnudge.adapters.git.hooks.status import status
from craftnudge.adapters.store.local.durable_append import unwritable
from craftnudge.errors import Cause, RepositoryRefusedError, UsageError
from craftnudge.runtime.own_program import own_command
from craftnudge.services.hook_choices import HookChoices
from craftnudge.services.hook_state import installed_options, state_of
from craftnudge.services.hooked_repositories import remember_hooks
from craftnudge.services.results.hooks import Installed, Removed

if TYPE_CHECKING:
    from craftnudge.services.results.hooks import Way
    from craftnudge.services.workplace import Workplace

_NO_CHOICE = HookChoices()
_NOTHING = Changes(())


def install_hooks(
    workplace: Workplace, choices: HookChoices = _NO_CHOICE, *, shared: bool = False, way: Way | None = None
) -> Installed:
    """Puts the hooks into the folder that git itself names, or their names into git's configuration.

    A folder that belongs to the work tree, or to all repositories of the user, is written only with `shared`, or if
    ours are there already: the first would give our hooks to every clone, the second to every repository. Hooks that
    husky, lefthook or pre-commit manage are not changed. If git runs hooks named in its configuration, that is used for
    both cases, unless `way` chooses. Our hooks are then removed from the other place. Options that are not given stay
    as they were installed.
    """
    place = hooks_place(workplace.folder)
    stored = installed_options(place) or HookOptions()
    shared = shared or (not place.disabled and bool(our_hooks(place.folder)))
    options = choices.over(stored)
    changes = _install(workplace, place, options, shared=shared, way=way)
    remember_hooks(workplace, place)
    return Installed(state_of(workplace, place, options), choices.kept(stored), changes.aside)


def _install(
    workplace: Workplace, place: HooksPlace, options: HookOptions, *, shared: bool, way: Way | None
) -> Changes:
    way = way or _way_round(place, shared=shared)
    if way == "configuration":
        if not runs_configured_hooks(place):
            raise UsageError("hooks.old-git")
        # The same hook in both places would print two lines after each commit.
        mine = [folder for folder in known_folders(place) if shared or folder == place.own_folder]
        removals = [uninstall(folder) for folder in mine]
        forget_empty_folders(place)
        install_configured(place, options, host_paths(workplace))
        return Changes((), tuple(path for removal in removals for path in removal.aside))
    if place.disabled:
        raise _disabled(place)
    if manager_of(place) is not None:
        return _NOTHING
    if place.shared and not shared:
        link = Cause("hooks.link", folder=place.folder)
        named = link if place.configured is None else Cause("hooks.path-set", value=place.configured)
        raise UsageError("hooks.tracked-folder" if place.owner == "work tree" else "hooks.shared-folder", reason=named)
    uninstall_configured(place)
    changes = install(place, options, host_paths(workplace))
    remember_folder(place)
    return changes


def _disabled(place: HooksPlace) -> UsageError | RepositoryRefusedError:
    """The error for a `core.hooksPath` that cannot hold hooks, with what changes it where it is set."""
    if place.configured is None:
        return RepositoryRefusedError("hooks.unwritable", reason=Cause("hooks.not-folder", folder=place.folder))
    scope = where_set(place)
    if scope in ("local", "worktree"):
        return UsageError("hooks.disabled", value=place.configured, unset=scope)
    if scope in ("global", "system"):
        return UsageError("hooks.disabled", value=place.configured, override=os.fspath(place.own_folder))
    return UsageError("hooks.disabled", value=place.configured)


def uninstall_hooks(workplace: Workplace, *, force: bool) -> Removed:
    """Removes our hooks from each folder that may have them and from git's configuration, and restores earlier ones."""
    place = hooks_place(workplace.folder)
    changes = [uninstall(folder, force=force) for folder in known_folders(place)]
    named = uninstall_configured(place, force=force)
    forget_empty_folders(place)
    removed = bool(named) or any(change.events for change in changes)
    return Removed(state_of(workplace, place), removed, tuple(path for change in changes for path in change.aside))


def _way_round(place: HooksPlace, *, shared: bool) -> Way:
    """The way of before; else configuration, if we should not write the hooks folder and no manager calls us there."""
    if not runs_configured_hooks(place):
        return "folder"
    if configured_options(place) is not None:
        return "configuration"
    hooks = status(place, ())
    managed = manager_of(place) is not None or any(hook.manager is not None for hook in hooks)
    called = any(hook.manager is not None and hook.runs for hook in hooks)
    closed = managed or place.disabled or (place.shared and not shared)
    return "configuration" if closed and not called else "folder"


def host_paths(workplace: Workplace) -> HostPaths:
    """The paths of this machine that hooks need; makes the folder that they drop events into."""
    queue = workplace.queue
    try:
        spool = queue.prepare()
    except OSError as error:
        raise unwritable(workplace.data_folder, error) from error
    return HostPaths(
        command=own_command(),
        drain_marker=os.fspath(queue.drain_marker),
        spool_commit=shell_lines(spool, "commit"),
        spool_rewrite=shell_lines(spool, "rewrite"),
    )
