"""Hooks that git finds by its configuration (git 2.54 and later) instead of in a folder of hooks.

They work beside any tool that manages that folder (husky, pre-commit, lefthook, a folder shared by `core.hooksPath`),
and no file of another tool is touched. The scripts are the same as in a folder of hooks; they lie in git's own folder.
Each event has a section of its own, because git does not tell a hook for which event it is called.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import git_text, run_git
from craftnudge.adapters.git.hooks.hook_files import our_hooks
from craftnudge.adapters.git.hooks.install import install, uninstall
from craftnudge.adapters.git.hooks.scripts import EVENTS, Event
from craftnudge.adapters.git.hooks.status import HookStatus, status, stored_options
from craftnudge.errors import RepositoryRefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.git.hooks.hook_files import OurHook
    from craftnudge.adapters.git.hooks.hook_options import HookOptions
    from craftnudge.adapters.git.hooks.hooks_folder import HooksPlace
    from craftnudge.adapters.git.hooks.scripts import HostPaths

# hook.<name>.command and hook.<name>.event are read from here on (git 2.54, release notes; tried with 2.55).
_FROM = (2, 54)
_PREFIX = "craftnudge-"


def git_version(folder: Path) -> tuple[int, ...]:
    """The version, such as (2, 54, 1); empty if git does not give it in numbers."""
    version = re.search(r"\d+(?:\.\d+)+", git_text(folder, "version"))
    return tuple(map(int, version[0].split("."))) if version else ()


def runs_configured_hooks(place: HooksPlace) -> bool:
    """Whether the git on PATH runs hooks of its configuration. An older one ignores them silently."""
    return git_version(place.common) >= _FROM


def install_configured(place: HooksPlace, options: HookOptions, host_paths: HostPaths) -> list[Event]:
    """Writes the scripts, and the hooks into the repository's configuration; returns the events that changed."""
    own = _own(place)
    written = set(install(own, options, host_paths).events)
    for event in EVENTS:
        script = shlex.quote(str(own.folder / event))
        # Without the test a missing script would refuse every commit. git appends "$@" to a command.
        wanted = {"command": f"test ! -x {script} || {script}", "event": event}
        for key, value in wanted.items():
            name = f"hook.{_PREFIX}{event}.{key}"
            if _values(place, name) != [value]:
                git_text(place.common, "config", "--local", "--replace-all", name, value)
                written.add(event)
    return [event for event in EVENTS if event in written]


def uninstall_configured(place: HooksPlace, *, force: bool = False) -> list[Event]:
    """Removes the hooks from the configuration and the scripts; returns the events that had one of them.

    Raises UsageError for an edited script, unless `force` is set.
    """
    own = _own(place)
    removed = set(uninstall(own.folder, force=force).events)
    for event in EVENTS:
        section = f"hook.{_PREFIX}{event}"
        if run_git(place.common, "config", "--local", "--get-regexp", f"^hook\\.{_PREFIX}{event}\\.").returncode:
            continue
        git_text(place.common, "config", "--local", "--remove-section", section)
        removed.add(event)
    for folder in (own.folder, own.folder.parent):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return [event for event in EVENTS if event in removed]


def configured_scripts(place: HooksPlace) -> tuple[OurHook, ...]:
    """The scripts of the hooks in the configuration."""
    return our_hooks(_own(place).folder)


def configured_options(place: HooksPlace) -> HookOptions | None:
    """The options of the hooks in the configuration, None if there are none."""
    return stored_options((_own(place).folder,))


def configured_status(place: HooksPlace) -> tuple[HookStatus, ...]:
    """The status of each hook in the configuration; "absent" if it is not there."""
    runs = runs_configured_hooks(place)
    return tuple(_status(place, script_status, runs=runs) for script_status in status(_own(place), elsewhere=()))


def _status(place: HooksPlace, script: HookStatus, *, runs: bool) -> HookStatus:
    here = replace(script, way="configuration", chained=False)
    if not _values(place, f"hook.{_PREFIX}{script.event}.command"):
        return replace(here, state="absent")
    if not runs:
        return replace(here, state="git is too old")
    if script.state == "absent":
        return replace(here, state="its script is gone")
    enabled = dict(hooks_in_order(place, script.event))
    return here if enabled.get(f"{_PREFIX}{script.event}") else replace(here, state="switched off")


def hooks_in_order(place: HooksPlace, event: Event) -> list[tuple[str, bool]]:
    """The hooks of an event in git's configuration, in the order they run, and whether each is enabled."""
    done = run_git(place.common, "hook", "list", "-z", event)
    if done.returncode not in (0, 1):
        return []
    lines = done.stdout.decode("utf-8", "replace").split("\0")
    rows = [line.split("\t") for line in lines if line and line != "hook from hookdir"]
    return [(row[-1], len(row) == 1) for row in rows]


def _values(place: HooksPlace, name: str) -> list[str]:
    done = run_git(place.common, "config", "--local", "--null", "--get-all", name)
    return done.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]


def _own(place: HooksPlace) -> HooksPlace:
    """The folder of the scripts, inside the git folder that all linked worktrees share."""
    folder = place.common / "craftnudge" / "hooks"
    if folder.is_symlink() or folder.parent.is_symlink():
        raise RepositoryRefusedError("hooks.linked-folder", folder=folder)
    return replace(place, folder=folder, owner="repository", configured=None, disabled=False)
