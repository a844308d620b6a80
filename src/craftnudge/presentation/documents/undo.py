"""`undo --json`: what was brought back, and the saved states that are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.services.results.undo import SavedState, Undone

# 1  2026-11: first release.
SCHEMA = "craftnudge.undo/1"


def undo_document(undone: Undone | None, states: Sequence[SavedState], deleted: int) -> dict[str, Any]:
    """`undone` is null with --list and --clean; `deleted` is how many states --clean deleted."""
    return {
        "schema": SCHEMA,
        "undone": None if undone is None else {**_state(undone.state), "can_undo": False},
        "deleted": deleted,
        "states": [_state(state) for state in states],
    }


def _state(state: SavedState) -> dict[str, Any]:
    return {
        "backup": state.reference,
        "what": state.what or None,
        "old": state.old,
        "new": state.new,
        "subject": state.subject,
        "seconds": state.seconds,
        "can_undo": state.can_undo,
    }
