"""What is to be said of a setting, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.templates import cause_text

if TYPE_CHECKING:
    from craftnudge.services.results.settings import SettingNote


def setting_text(note: SettingNote) -> str:
    """`file:line: name: what about it. How to fix it.`."""
    message, hint = cause_text(note.cause)
    return f"{note.place}: {note.name}: {message}. {hint}".rstrip()
