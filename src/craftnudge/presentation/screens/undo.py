"""`craftnudge undo`: what was brought back, and the saved states."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, Canvas, Line, cut, pad, prose, span
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.services.results.undo import SavedState, Undone

_TIME_COLUMNS = len("2026-11-30 10:31")
_LEAST_SUBJECT_COLUMNS = 16
_WHAT_COLUMNS = len("reword")


def undone_screen(undone: Undone, canvas: Canvas) -> list[Line]:
    """What was undone, where the branch stands again, and how to get back what was undone."""
    state = undone.state
    what = f" the {state.what}" if state.what else ""
    return [
        *prose(f"Undid{what}. HEAD is {state.old[:7]} again: {state.subject}", canvas),
        *prose(f"To see what you undid: git show {undone.left[:7]}", canvas),
    ]


def list_screen(states: Sequence[SavedState], canvas: Canvas) -> list[Line]:
    """A line for each saved state, the newest first; the one that `undo` would bring back is marked."""
    if not states:
        return prose("No saved states: nothing was reworded or split here.", canvas)
    lines: list[Line] = []
    for state in states:
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(state.seconds)) if state.seconds else "unknown"
        change = f"{state.old[:7]} {canvas.pick('→', '>')} {state.new[:7] if state.new else '?':<7}"
        head = f"  {pad(when, _TIME_COLUMNS)}  {pad(state.what or '?', _WHAT_COLUMNS)}  {change}  "
        room = canvas.columns - len(head) - 1
        subject = span(cut(state.subject, room)) if room >= _LEAST_SUBJECT_COLUMNS else span("")
        lines.append((span(head, "plain" if state.can_undo else "dim"), subject))
    current = next((state for state in states if state.can_undo), None)
    if current is None:
        return [*lines, BLANK, *prose("HEAD has moved since each of these.", canvas)]
    return [*lines, *next_step("craftnudge undo", f"bring back {current.old[:7]}", canvas)]


def cleaned_screen(deleted: int, days: int, canvas: Canvas) -> list[Line]:
    """How many saved states were deleted."""
    return prose(f"Deleted {count(deleted, 'saved state')} that {_were(deleted)} at least {days} days old.", canvas)


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
