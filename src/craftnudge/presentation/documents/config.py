"""`config show --json`: every setting with its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# 1  2026-11: first release.
SCHEMA = "craftnudge.config/1"


def config_document(settings: Mapping[str, tuple[Any, str]], old_names: Mapping[str, str]) -> dict[str, Any]:
    """The document: each setting by its name, with its value and where that comes from.

    Readers of version 1 find the settings under the names that they had then, too.
    """
    settings = {**settings, **{old: settings[new] for old, new in old_names.items()}}
    return {
        "schema": SCHEMA,
        "settings": {name: {"value": value, "origin": origin} for name, (value, origin) in settings.items()},
    }
