"""What is wrong with a configuration: where, what, and which valid name was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.errors import Cause
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
    """One thing that is wrong: where, the name of the setting as it is written there, and what is wrong with it."""

    origin: Origin
    name: str
    cause: Cause


def renamed(origin: Origin, old: str, new: str) -> ConfigProblem:
    """The problem with a name that still has its effect; `new` is the name to write in its place."""
    return ConfigProblem(origin, old, Cause("setting.renamed", new=new))


def nearest(name: str, names: Iterable[str], similarity: float = 0.6) -> str:
    """The most similar of the names; empty if all are less similar than `similarity` (1: equal)."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed after a mistake

    return next(iter(get_close_matches(name, list(names), n=1, cutoff=similarity)), "")
