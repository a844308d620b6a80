"""The settings in effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.errors import Cause


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


@dataclass(frozen=True, slots=True)
class SettingNote:
    """What is to be said of one setting: where it is (`file:line` or a variable), its name there, and what about it."""

    place: str
    name: str
    cause: Cause


@dataclass(frozen=True, slots=True)
class Validation:
    """What `config validate` reports: problems, old names, and the rules of other tools that were read or left out."""

    problems: tuple[SettingNote, ...]
    renames: tuple[SettingNote, ...]
    rule_files: tuple[str, ...]
    left_out: tuple[SettingNote, ...]
