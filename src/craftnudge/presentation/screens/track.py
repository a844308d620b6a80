"""`craftnudge track`: one line per repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import span

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Line


def track_line(name: str, written: int, already_there: int, damaged: int) -> Line:
    """How many commits were recorded, in one sentence."""
    text = f"  {name}: {count(written, 'commit')} recorded"
    if already_there:
        text += f", {already_there:,} already recorded"
    if damaged:
        text += f", {damaged:,} could not be read (craftnudge doctor)"
    return (span(text + "."),)
