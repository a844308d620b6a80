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
    """One hook: whether git runs ours, and another one first (`chained`); who manages the file; how git finds it."""

    event: str
    state: str
    runs: bool
    chained: bool
    manager: str | None
    way: Way


@dataclass(frozen=True, slots=True)
class HooksState:
    """All hooks of a repository; `managed` are the events that are left to each hook manager.

    `core_hooks_path` is the value of that setting, None if it is not set.
    """

    folder: Path
    core_hooks_path: str | None
    hooks: tuple[HookState, ...]
    managed: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation left: the hooks, whether they reject commits, and the options kept from an earlier one."""

    hooks: HooksState
    gate: bool
    kept: tuple[str, ...]
