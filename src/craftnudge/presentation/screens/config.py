"""`craftnudge config show`: one line per setting."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from craftnudge.presentation.lines import Line, pad, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.services.results.settings import EffectiveSetting


def config_screen(settings: Sequence[EffectiveSetting], *, origin: bool) -> list[Line]:
    """Each setting with its value, as it would be written in the file; with `origin`, where that comes from."""
    widest = max(len(setting.name) for setting in settings)
    lines: list[Line] = []
    for setting in settings:
        tail = f"   {setting.origin}" if origin else ""
        value = span(_as_toml(setting.value), "strong" if setting.is_set else "dim")
        lines.append((span(pad(setting.name, widest) + "  "), value, span(tail, "dim")))
    return lines


def _as_toml(value: Any) -> str:
    """A value as it would be written in the file; `-` for a setting without a value."""
    if value is None:
        return "-"
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {_as_toml(inner)}" for name, inner in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
