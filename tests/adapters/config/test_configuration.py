"""The typed configuration and the table of settings declare the same settings."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import FrozenInstanceError
from operator import attrgetter
from typing import Any, Literal, get_args, get_origin

import pytest

from craftnudge.adapters.config import configuration as module
from craftnudge.adapters.config.configuration import Configuration, configuration_of
from craftnudge.adapters.config.problems import ConfigProblem, Origin
from craftnudge.adapters.config.settings_table import SETTINGS

# The type of a setting of each kind, apart from None for those without a default.
TYPES: dict[str, Any] = {
    "number": float,
    "count": int,
    "text": str,
    "pattern": str,
    "flag": bool,
    "texts": tuple[str, ...],
    "points": Mapping[str, float],
    "addresses": tuple[str, ...],
    "secrets": tuple[str, ...],
    "people": Mapping[str, tuple[str, ...]],
}
NOT_SETTINGS = {"origins", "problems", "renames"}


def declared() -> dict[str, Any]:
    """The declared type of each attribute of the configuration, those of sections by their dotted path."""
    names = {"Mapping": Mapping, "ConfigProblem": ConfigProblem, "Origin": Origin}
    types: dict[str, Any] = {}
    for name, kind in typing.get_type_hints(Configuration, vars(module) | names).items():
        if getattr(kind, "__module__", "") == module.__name__:
            inner = typing.get_type_hints(kind, vars(module) | names)
            types |= {f"{name}.{attribute}": inner_type for attribute, inner_type in inner.items()}
        elif name not in NOT_SETTINGS:
            types[name] = kind
    return types


def test_each_setting_is_one_typed_attribute() -> None:
    """The table and the type name the same settings, and the type of each is that of its kind."""
    types = declared()
    assert types.keys() == {setting.attribute for setting in SETTINGS.values()}
    for setting in SETTINGS.values():
        kind = types[setting.attribute]
        if setting.kind == "choice":
            assert get_origin(kind) is Literal
            assert set(get_args(kind)) == set(setting.choices)
        elif setting.default is None:
            assert set(get_args(kind)) == {TYPES[setting.kind], type(None)}, setting.name
        else:
            assert kind == TYPES[setting.kind], setting.name


def test_a_setting_without_a_source_has_its_default() -> None:
    """Every setting has its default from the table, and `default` as its origin."""
    configuration = configuration_of({})
    for name, setting in SETTINGS.items():
        assert configuration.value(name) == setting.default
        assert attrgetter(setting.attribute)(configuration) == setting.default
        assert str(configuration.origin(name)) == "default"
        assert not configuration.is_set(name)


def test_values_are_found_by_attribute_and_by_name() -> None:
    """The attribute and the name in the file give the same value, with its origin."""
    name = "project-style.subject-chars"
    configuration = configuration_of({name: 60}, {name: Origin("f", 3)})
    assert configuration.project_style.subject_chars == configuration.value(name) == 60
    assert str(configuration.origin(name)) == "f:3"
    assert configuration.is_set(name)


def test_an_unknown_name_is_an_error() -> None:
    """Asking for a setting that does not exist is a mistake in the program."""
    for ask in (configuration_of({}).value, configuration_of({}).origin, configuration_of({}).is_set):
        with pytest.raises(KeyError):
            ask("nothing")


def test_a_configuration_cannot_be_changed() -> None:
    """Neither a setting nor a section can be assigned to."""
    configuration = configuration_of({})
    with pytest.raises(FrozenInstanceError):
        configuration.min_score = 3.0  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        configuration.ai.enabled = False  # type: ignore[misc]
