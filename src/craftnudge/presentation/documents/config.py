"""`config show --json`: every setting with the value that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# 1  2026-11: first release.
SCHEMA = "craftnudge.config/1"


def config_document(settings: Mapping[str, tuple[Any, str]]) -> dict[str, Any]:
    """Each setting by its name: its value, and where that comes from."""
    return {
        "schema": SCHEMA,
        "settings": {name: {"value": value, "origin": origin} for name, (value, origin) in settings.items()},
    }
