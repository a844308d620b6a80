"""The JSON Schema of each document, one file a schema: `coach.json` describes what `coach --json` writes."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def schema_names() -> tuple[str, ...]:
    """The names of all schemas, sorted: "card", "check", "coach", ..."""
    return tuple(sorted(path.name.removesuffix(".json") for path in _folder().iterdir() if path.name.endswith(".json")))


def schema_text(name: str) -> str:
    """The schema as it is published; raises FileNotFoundError for an unknown name."""
    return (_folder() / f"{name}.json").read_text("utf-8")


def schema(name: str) -> dict[str, Any]:
    """The schema, parsed; raises FileNotFoundError for an unknown name."""
    parsed: dict[str, Any] = json.loads(schema_text(name))
    return parsed


def _folder() -> Traversable:
    return files(__name__)
