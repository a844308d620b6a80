"""Removes what CraftNudge has put on this machine: hooks wherever they are, and the user's data if that is wanted."""

from __future__ import annotations

import shlex
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.hooks.install import uninstall as remove_from_folder
from craftnudge.errors import CraftNudgeError, OutputError
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.runtime.own_program import bundled_file, is_one_file
from craftnudge.services.background_runs import all_runs
from craftnudge.services.background_track import stop
from craftnudge.services.data_places import places
from craftnudge.services.hook_setup import uninstall_hooks
from craftnudge.services.hooked_repositories import FILE, HookedPlace, hooked_places
from craftnudge.services.results.uninstall import HooksToRemove, Uninstall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.services.results.places import PlaceName
    from craftnudge.services.workplace import Workplace

# What lies below the home folder, and is ours whole.
_OURS = ("data", "cache", "hooks", "mirrors", "reports", "serve.token", FILE)
_SHOWN: frozenset[PlaceName] = frozenset(("home", "journal", "settings"))


def plan_uninstall(workplace: Workplace, *, delete_data: bool) -> Uninstall:
    """What would be removed; changes nothing."""
    hooks = tuple(map(_hooks_at, hooked_places(workplace)))
    data = tuple(place for place in places(workplace) if place.name in _SHOWN and place.size_bytes is not None)
    return Uninstall(hooks, data, delete_data, _removal_of_the_program())


def uninstall(workplace: Workplace, *, delete_data: bool, force: bool) -> Uninstall:
    """Removes it, each thing whether or not another one fails; edited hooks of ours only with `force`."""
    plan = plan_uninstall(workplace, delete_data=delete_data)
    failures: list[tuple[Path, CraftNudgeError]] = []
    for place in hooked_places(workplace):
        try:
            if place.repository is None:
                remove_from_folder(place.folder, force=force)
            else:
                uninstall_hooks(workplace.at(place.repository), force=force)
        except CraftNudgeError as error:
            failures.append((place.repository or place.folder, error))
    left: tuple[Path, ...] = ()
    if delete_data:
        for run in all_runs(workplace.background_folder):
            with suppress(CraftNudgeError):
                stop(run)
        failures += _delete_data(workplace)
        left = tuple(sorted(workplace.home.iterdir())) if workplace.home.is_dir() else ()
    return replace(plan, is_done=True, left=left, failures=tuple(failures))


def _hooks_at(place: HookedPlace) -> HooksToRemove:
    events = tuple(dict.fromkeys(hook.event for hook in place.hooks))
    return HooksToRemove(
        place.repository or place.folder, events, tuple(hook.path for hook in place.hooks if hook.edited)
    )


def _delete_data(workplace: Workplace) -> Iterator[tuple[Path, CraftNudgeError]]:
    """Deletes what is ours in the home folder, the user's settings, and both folders where nothing else is left."""
    settings = next(place.path for place in places(workplace) if place.name == "settings")
    for path in (*(workplace.home / name for name in _OURS), settings):
        try:
            _delete(path)
        except OSError as error:
            yield path, OutputError("uninstall.not-deleted", path=path, reason=error.strerror or str(error))
    for folder in (workplace.home, settings.parent if settings.parent.name == "craftnudge" else workplace.home):
        with suppress(OSError):  # not empty, or never made
            folder.rmdir()


def _delete(path: Path) -> None:
    """Deletes a file, a link or a folder; a device, such as /dev/null in place of settings, stays."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)


def _removal_of_the_program() -> str:
    """The command that removes the program, for the way it was installed."""
    if is_one_file():
        unpacked = bundled_file("..")
        return f"rm -r {shlex.quote(sys.executable)} {shlex.quote(str(unpacked and unpacked.resolve()))}"
    if "pipx" in Path(sys.prefix).parts:
        return "pipx uninstall craftnudge"
    return f"{shlex.quote(sys.executable)} -m pip uninstall craftnudge"
