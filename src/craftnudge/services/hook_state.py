"""The state of a repository's hooks: what git will call, in which mode, and what keeps ours from running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.rubric_configuration import requires_nothing
from craftnudge.adapters.git.hooks.configured_hooks import configured_options, configured_status
from craftnudge.adapters.git.hooks.hooks_folder import HooksPlace, hooks_place
from craftnudge.adapters.git.hooks.known_folders import known_folders
from craftnudge.adapters.git.hooks.managers import manager_of
from craftnudge.adapters.git.hooks.status import status, stored_options
from craftnudge.services.results.hooks import HookModes, HooksState, HookState, ManagedHooks

if TYPE_CHECKING:
    from craftnudge.adapters.git.hooks.hook_options import HookOptions
    from craftnudge.adapters.git.hooks.status import HookStatus
    from craftnudge.services.workplace import Workplace


def look_at_hooks(workplace: Workplace) -> HooksState:
    """The state of the hooks, in the folder that git would use now and in its configuration."""
    return state_of(workplace, hooks_place(workplace.folder))


def installed_options(place: HooksPlace) -> HookOptions | None:
    """The options of the hooks that are installed, however git finds them; None if there are none."""
    return configured_options(place) or stored_options(known_folders(place))


def state_of(workplace: Workplace, place: HooksPlace, chosen: HookOptions | None = None) -> HooksState:
    """The state of the hooks at one place; `chosen` are the options if none is installed since a manager has all."""
    in_folder, named = status(place, known_folders(place)), configured_status(place)
    hooks = tuple(
        configured if configured.state != "absent" else hook_file
        for configured, hook_file in zip(named, in_folder, strict=True)
    )
    return HooksState(
        folder=place.folder,
        core_hooks_path=place.configured,
        hooks=tuple(_state(hook) for hook in hooks),
        managed=_managed(place, hooks),
        disabled=place.disabled,
        modes=_modes(workplace, installed_options(place) or chosen),
        switched_off=workplace.environ.get("CRAFTNUDGE_HOOKS") == "0",
        folder_exists=place.folder.is_dir(),
    )


def _state(hook: HookStatus) -> HookState:
    return HookState(
        event=hook.event,
        state=hook.state,
        runs=hook.runs,
        chained=hook.chained,
        manager=hook.manager,
        way=hook.way,
        path=hook.path,
        earlier=hook.earlier,
        renamed=hook.renamed,
    )


def _managed(place: HooksPlace, hooks: tuple[HookStatus, ...]) -> tuple[ManagedHooks, ...]:
    left = [hook for hook in hooks if hook.way == "folder" and not hook.runs]
    whole = manager_of(place)
    if whole is not None:
        return (ManagedHooks(whole, tuple(hook.event for hook in left)),) if left else ()
    managers = sorted({hook.manager for hook in left if hook.manager is not None})
    return tuple(
        ManagedHooks(manager, tuple(hook.event for hook in left if hook.manager == manager)) for manager in managers
    )


def _modes(workplace: Workplace, options: HookOptions | None) -> HookModes | None:
    if options is None:
        return None
    configuration = workplace.configuration
    return HookModes(
        look=options.effective_look,
        gate=options.gate,
        nudge=options.nudge,
        minimum=configuration.min_score,
        idle_gate=options.gate and requires_nothing(configuration),
        block=options.block or options.gate,
    )
