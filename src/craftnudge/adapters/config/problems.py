"""What is wrong with a configuration: where, what, and the nearest valid name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: a file and its 1-based line, a variable, an option, or the default.

    `tool` is the program whose rule the value was: `commitlint`, `commitizen` or `gitlint`; empty for CraftNudge's own.
    """

    where: str = "default"
    line: int | None = None
    tool: str = ""

    def __str__(self) -> str:
        """`file:line`, the variable, the option, or `default`."""
        return self.where if self.line is None else f"{self.where}:{self.line}"


DEFAULT = Origin()


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """One thing that is wrong: the setting, what is wrong with it, and how to fix it."""

    origin: Origin
    name: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """One line: `file:line: name: what is wrong. How to fix it`."""
        return f"{self.origin}: {self.name}: {self.message}" + (f" {self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class RenamedName:
    """A name that still has its effect, and the name to write in its place."""

    origin: Origin
    old: str
    new: str

    def __str__(self) -> str:
        """One line: `file:line: old: renamed to new.`."""
        return f"{self.origin}: {self.old}: renamed to {self.new}."


def nearest(name: str, names: Iterable[str], similarity: float = 0.6) -> str:
    """`Did you mean x?` for the most similar of the names, or nothing if none reaches `similarity` (1: equal)."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed after a mistake

    near = get_close_matches(name, list(names), n=1, cutoff=similarity)
    return f"Did you mean {near[0]}?" if near else ""
