"""The options of installed hooks, and the line in each hook that keeps them for the next installation."""

from __future__ import annotations

import re
from typing import Literal

from craftnudge.runtime.fast_dataclasses import dataclass

Look = Literal["quick", "always", "never"]
_LOOKS: tuple[Look, ...] = ("quick", "always", "never")
_LINE = re.compile(rb"^# options:(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HookOptions:
    """The options that the user chose when installing; `look` is None if that was left to the program.

    `look` is when a message is checked before the commit: "quick" (only a suspicious subject), "always" or "never".
    `gate` refuses what `check` would refuse, `block` a danger alone. `nudge` prints a line after each commit.
    """

    look: Look | None = None
    gate: bool = False
    nudge: bool = False
    block: bool = False

    @property
    def effective_look(self) -> Look:
        """When a message is checked before the commit; with a line after it, by default never."""
        return self.look or ("never" if self.nudge else "quick")

    @property
    def words(self) -> tuple[str, ...]:
        """The options as they are typed."""
        look = (f"--look={self.look}",) if self.look else ()
        switches = (("--gate", self.gate), ("--nudge", self.nudge), ("--block=danger", self.block))
        return (*look, *(word for word, on in switches if on))


def options_line(options: HookOptions) -> str:
    """The line of a hook that keeps the options."""
    return " ".join(["# options:", *options.words]) + "\n"


def options_in(content: bytes) -> HookOptions:
    """The options that a hook of ours keeps; of script version 1, those that its commands show.

    Words that this version does not know are ignored.
    """
    line = _LINE.search(content)
    if line is None:
        return _shown_by_commands(content)
    words = line[1].decode("utf-8", "replace").split()
    look = next((look for look in _LOOKS if f"--look={look}" in words), None)
    return HookOptions(look=look, gate="--gate" in words, nudge="--nudge" in words, block="--block=danger" in words)


def _shown_by_commands(content: bytes) -> HookOptions:
    """The options of a hook of script version 1. One hook does not show all: see `combined_options`."""
    if b"hook-run commit-msg --gate" in content:
        return HookOptions(gate=True)
    if b"hook-run commit-msg" in content:
        return HookOptions(look=None if b'"${#first}" -lt 11' in content else "always")
    never = re.match(rb"#!/bin/sh\n# craftnudge hook 1 commit-msg ", content) is not None
    return HookOptions(look="never" if never else None, nudge=b"hook-run post-commit" in content)


def combined_options(contents: list[bytes]) -> HookOptions | None:
    """The options of the hooks that are installed together, None if there are none."""
    found = [options_in(content) for content in contents]
    if not found:
        return None
    look = next((options.look for options in found if options.look), None)
    return HookOptions(
        look,
        any(options.gate for options in found),
        any(options.nudge for options in found),
        any(options.block for options in found),
    )
