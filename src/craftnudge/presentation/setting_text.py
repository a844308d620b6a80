"""A setting's value, and what is to be said of it, in one line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from craftnudge.presentation.templates import cause_text

if TYPE_CHECKING:
    from craftnudge.services.results.settings import SettingNote


def setting_text(note: SettingNote) -> str:
    """`file:line: name: what about it. How to fix it.`."""
    message, hint = cause_text(note.cause)
    return f"{note.place}: {note.name}: {message}. {hint}".rstrip()


def value_text(value: Any) -> str:
    """A value as it would be written in the file; `-` for a setting without a value."""
    if value is None:
        return "-"
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {value_text(inner)}" for name, inner in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
