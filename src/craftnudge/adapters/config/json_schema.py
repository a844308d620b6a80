"""The JSON Schema of a configuration file, made from the table of settings, for completion and checks in editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.settings_table import RENAMED_SECTIONS, RENAMED_SETTINGS, SECTIONS, SETTINGS
from craftnudge.adapters.config.validation import LONGEST_PATTERN_CHARS, SHORTEST_SECRET_CHARS

if TYPE_CHECKING:
    from craftnudge.adapters.config.settings_table import Setting

# The version of the file's format.
# 1  2026-11: first release.
CONFIG_SCHEMA_VERSION = 1


def config_schema() -> dict[str, Any]:
    """The schema of `.craftnudge.toml`, of the user's file, and of `[tool.craftnudge]` (JSON Schema 2020-12)."""
    schemas = {name: _value_schema(setting) for name, setting in SETTINGS.items()}
    for old, new in RENAMED_SETTINGS.items():
        schemas[old] = schemas[new] | {"description": f"renamed to {new}", "deprecated": True}
    properties: dict[str, Any] = {}
    for section in (*SECTIONS, *RENAMED_SECTIONS):
        properties[section] = {"type": "object", "additionalProperties": False, "properties": {}}
    for name, schema in schemas.items():
        section, dot, short = name.partition(".")
        target = properties[section]["properties"] if dot else properties
        target[short if dot else name] = schema
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"craftnudge.config/{CONFIG_SCHEMA_VERSION}",
        "title": "CraftNudge configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _value_schema(setting: Setting) -> dict[str, Any]:
    texts: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
    bounds: dict[str, Any] = {} if setting.least is None else {"minimum": setting.least, "maximum": setting.most}
    schemas: dict[str, dict[str, Any]] = {
        "number": {"type": "number"} | bounds,
        "count": {"type": "integer"} | bounds,
        "text": {"type": "string"},
        "pattern": {"type": "string", "format": "regex", "maxLength": LONGEST_PATTERN_CHARS},
        "choice": {"enum": list(setting.choices)},
        "flag": {"type": "boolean"},
        "texts": texts,
        "points": {"type": "object", "additionalProperties": {"type": "number"} | bounds},
        "people": {"type": "object", "additionalProperties": texts},
        "addresses": texts,
        "secrets": {"type": "array", "items": {"type": "string", "minLength": SHORTEST_SECRET_CHARS}},
    }
    schema = schemas[setting.kind]
    if setting.default is not None:
        schema["default"] = list(setting.default) if isinstance(setting.default, tuple) else setting.default
    return {"description": setting.purpose} | schema
