"""The settings in effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class EffectiveSetting:
    """A setting with its value, and where that comes from."""

    name: str
    value: Any
    origin: str
    is_set: bool


@dataclass(frozen=True, slots=True)
class EffectiveSettings:
    """Every setting with its value; `former_names` leads from each former name of a setting to today's."""

    settings: tuple[EffectiveSetting, ...]
    former_names: Mapping[str, str]
