"""The state of git's hooks in a repository."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

Look = Literal["quick", "always", "never"]
Way = Literal["folder", "configuration"]


@dataclass(frozen=True, slots=True)
class HookState:
    """One hook: whether git runs ours, and another one first (`chained`); who manages the file; how git finds it.

    `path` is where ours lies, also if it does not run there. `earlier` is the hook that was there before ours, which
    runs only if it is `chained`; with `renamed` it runs under another name than its own.
    """

    event: str
    state: str
    runs: bool
    chained: bool
    manager: str | None
    way: Way
    path: Path | None = None
    earlier: Path | None = None
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class HookModes:
    """What the installed hooks do: when they look at a message, whether they reject a commit and print a line.

    `block` is whether a danger is rejected, as a gate does in any case. With `idle_gate` no minimum score and no rule
    is configured, so that the gate rejects nothing else.
    """

    look: Look
    gate: bool
    nudge: bool
    minimum: float | None
    idle_gate: bool
    block: bool = False


@dataclass(frozen=True, slots=True)
class ManagedHooks:
    """A hook manager, and the events for which it does not call CraftNudge yet."""

    manager: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HooksState:
    """All hooks of a repository; `managed` are those that are left to hook managers.

    `core_hooks_path` is the value of that setting, None if it is not set; with `disabled` git runs no hooks because of
    it. `modes` is None if no hook of ours is installed. `switched_off` says that the environment stops our hooks.
    """

    folder: Path
    core_hooks_path: str | None
    hooks: tuple[HookState, ...]
    managed: tuple[ManagedHooks, ...]
    disabled: bool
    modes: HookModes | None
    switched_off: bool
    folder_exists: bool


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation left: the hooks, the options kept from an earlier one, and hooks that no longer run."""

    hooks: HooksState
    kept: tuple[str, ...]
    aside: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal left: the hooks, whether any was ours, and hooks that could not be put back."""

    hooks: HooksState
    any_removed: bool
    aside: tuple[Path, ...]
