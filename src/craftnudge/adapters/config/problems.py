"""What is wrong with a configuration: where, what, and the nearest right name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: a file and its 1-based line, a variable, a flag, or nowhere (the default)."""

    where: str = "default"
    line: int | None = None

    def __str__(self) -> str:
        """`file:line`, the variable, the flag, or `default`."""
        return self.where if self.line is None else f"{self.where}:{self.line}"


DEFAULT = Origin()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: the setting it is about, what is wrong, and what to do."""

    origin: Origin
    name: str
    says: str
    hint: str = ""

    def __str__(self) -> str:
        """One line: `file:line: name: what is wrong. What to do`."""
        return f"{self.origin}: {self.name}: {self.says}" + (f" {self.hint}" if self.hint else "")


def nearest(name: str, known: Iterable[str], alike: float = 0.6) -> str:
    """`Did you mean x?` for the nearest known name, or nothing where none is `alike` (1: the same)."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed after a mistake

    near = get_close_matches(name, list(known), n=1, cutoff=alike)
    return f"Did you mean {near[0]}?" if near else ""
