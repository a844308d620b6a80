"""`craftnudge config show`: one line per setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import Line, pad, span
from craftnudge.presentation.setting_text import value_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.services.results.settings import EffectiveSetting


def config_screen(settings: Sequence[EffectiveSetting], *, origin: bool) -> list[Line]:
    """Each setting with its value, as it would be written in the file; with `origin`, where that comes from."""
    widest = max(len(setting.name) for setting in settings)
    lines: list[Line] = []
    for setting in settings:
        tail = f"   {setting.origin}" if origin else ""
        value = span(value_text(setting.value), "strong" if setting.is_set else "dim")
        lines.append((span(pad(setting.name, widest) + "  "), value, span(tail, "dim")))
    return lines
