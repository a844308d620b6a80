"""`config show --json`: every setting with its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from craftnudge.services.results.settings import EffectiveSettings

# 1  2026-11: first release.
SCHEMA = "craftnudge.config/1"


def config_document(effective: EffectiveSettings) -> dict[str, Any]:
    """The document: each setting by its name, with its value and where that comes from.

    Readers of version 1 find the settings under the names that they had then, too.
    """
    settings = {setting.name: setting for setting in effective.settings}
    settings |= {former: settings[name] for former, name in effective.former_names.items()}
    return {
        "schema": SCHEMA,
        "settings": {name: {"value": setting.value, "origin": setting.origin} for name, setting in settings.items()},
    }
