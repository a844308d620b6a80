"""What this program is made of besides its own code."""

from __future__ import annotations

from craftnudge.runtime.fast_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Component:
    """A library: its name, its version, its licence as the library states it, and the texts of that licence."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
