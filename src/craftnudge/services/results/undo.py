"""Saved states of branches that were rewritten."""

from __future__ import annotations

from craftnudge.runtime.fast_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedState:
    """A backup: its reference, the hashes before and after, what was done, when (seconds since 1970), the old subject.

    `new` is None and `what` empty where an earlier version made the backup. `can_undo` says that the branch stands
    where it was left.
    """

    reference: str
    old: str
    new: str | None
    what: str
    seconds: int
    subject: str
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Undone:
    """The state that was brought back, and the hash where the branch stood until then."""

    state: SavedState
    left: str
