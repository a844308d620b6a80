"""What happened to the store between two looks at it, for readers that follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.errors import StoreError

if TYPE_CHECKING:
    from craftnudge.adapters.store.values import StoreState
    from craftnudge.services.workplace import Workplace

# Commits were added; the goal or a session changed; something was removed, so that everything must be read again.
Change = Literal["journal", "goal", "resync"]


def state_of(workplace: Workplace) -> StoreState:
    """The state of the store now, to compare with a later one."""
    return workplace.store.state()


def state_if_reached(workplace: Workplace) -> StoreState | None:
    """The same; None where a team's database does not answer."""
    try:
        return state_of(workplace)
    except StoreError:
        return None


def changes_between(old: StoreState, new: StoreState) -> list[Change]:
    """The changes from one state to a later one; after a removal that alone."""
    if old.generation != new.generation and old.generation:
        return ["resync"]
    changes: list[Change] = ["journal"] if old.commits != new.commits else []
    if (old.nudges, old.sessions) != (new.nudges, new.sessions):
        changes.append("goal")
    return changes
