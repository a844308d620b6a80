"""The state of the hooks in a folder: whether git runs ours, what runs before it, and what keeps it from running."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from craftnudge.adapters.git.hooks.earlier_hooks import earlier_hook, is_same, under_another_name
from craftnudge.adapters.git.hooks.hook_files import OurHook, content_of, our_hooks
from craftnudge.adapters.git.hooks.hook_options import HookOptions, combined_options
from craftnudge.adapters.git.hooks.install import is_called
from craftnudge.adapters.git.hooks.managers import calls_us, manager_of, manager_of_hook
from craftnudge.adapters.git.hooks.scripts import EVENTS, Event, program_in
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.git.hooks.hooks_folder import HooksPlace
    from craftnudge.adapters.git.hooks.managers import Manager

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

    `way` is how git finds it: in its folder of hooks, or in its configuration. `path` is where our file lies, None if
    there is none; it is not the hook's place if another program moved it. `earlier` is the hook that was there before
    ours; `renamed` says that an older version of ours gave it another name.
    """

    event: Event
    state: State
    chained: bool
    manager: Manager | None = None
    way: Way = "folder"
    path: Path | None = None
    earlier: Path | None = None
    renamed: bool = False

    @property
    def runs(self) -> bool:
        """Whether git runs our hook."""
        return self.state in ("installed", "edited")


def stored_options(folders: tuple[Path, ...]) -> HookOptions | None:
    """The options of our hooks in the first of these folders that has any; None if none has."""
    for folder in folders:
        options = combined_options([hook.content for hook in our_hooks(folder)])
        if options is not None:
            return options
    return None


def status(place: HooksPlace, elsewhere: tuple[Path, ...]) -> tuple[HookStatus, ...]:
    """The status of each hook in the folder that git uses; git runs no hooks that we have in folders `elsewhere`."""
    ours = () if place.disabled else our_hooks(place.folder)
    elsewhere = tuple(folder for folder in elsewhere if place.disabled or folder != place.folder)
    others = tuple(hook for folder in elsewhere for hook in our_hooks(folder))
    return tuple(_status(place, event, ours, others) for event in EVENTS)


def _status(place: HooksPlace, event: Event, ours: tuple[OurHook, ...], others: tuple[OurHook, ...]) -> HookStatus:
    folder = place.folder
    copies = [hook for hook in ours if hook.event == event]
    called = next((hook for hook in copies if is_called(folder, hook)), None)
    manager = _manager(place, event, called)
    earlier = earlier_hook(folder, event)
    if called is None and earlier is not None and is_same(earlier, folder / event):
        earlier = None  # it was installed again, over ours
    if called is not None:
        state = _own_state(called)
        runs_earlier = earlier is not None and os.access(earlier, os.X_OK)
        renamed = earlier is not None and under_another_name(folder, event)
        return HookStatus(event, state, runs_earlier, manager, path=called.path, earlier=earlier, renamed=renamed)
    if manager is not None and calls_us(place, manager, event) and _is_ready(folder / event):
        return HookStatus(event, "installed", False, manager)
    lost = next((hook.path for hook in (*copies, *others) if hook.event == event), None)
    if lost is not None and (place.disabled or not (copies or os.path.lexists(folder / event))):
        return HookStatus(event, "switched off", False, manager, path=lost)
    in_folder = os.path.lexists(folder / event) and not place.disabled
    kind: State = "managed" if manager and in_folder else "foreign" if in_folder else "absent"
    return HookStatus(event, kind, False, manager, path=lost, earlier=earlier)


def _manager(place: HooksPlace, event: Event, called: OurHook | None) -> Manager | None:
    path = place.folder / event
    if called is not None and called.path == path:
        return None
    return manager_of_hook(content_of(path)) or manager_of(place)


def _is_ready(path: Path) -> bool:
    return os.access(path, os.X_OK)


def _own_state(hook: OurHook) -> State:
    program = program_in(hook.content)
    if not os.access(hook.path, os.X_OK):
        return "not executable"
    if program is not None and not os.access(program, os.X_OK):
        return "its Python is gone"
    return "edited" if hook.edited else "installed"
