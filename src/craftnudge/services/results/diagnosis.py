"""What doctor found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

Condition = Literal["fine", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that doctor examined: its name, its condition, and the finding as a code and values, without text."""

    name: str
    condition: Condition
    code: str
    details: Mapping[str, object]
