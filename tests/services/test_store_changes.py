"""What happened between two looks at the store."""

from __future__ import annotations

import pytest

from craftnudge.adapters.store.values import StoreState
from craftnudge.services.store_changes import changes_between


@pytest.mark.parametrize(
    ("old", "new", "events"),
    [
        (StoreState(), StoreState(), []),
        (StoreState(), StoreState("1/9", "1"), ["journal"]),
        (StoreState("1/9", "1"), StoreState("1/20", "1"), ["journal"]),
        (StoreState("1/9", "1"), StoreState("2/9", "2"), ["resync"]),
        (StoreState("1/9", "1"), StoreState("1/9", "1", nudges="n"), ["goal"]),
        (StoreState("1/9", "1"), StoreState("1/20", "1", sessions="s"), ["journal", "goal"]),
    ],
)
def test_a_change_has_its_event(old: StoreState, new: StoreState, events: list[str]) -> None:
    """An append, a replaced journal, a goal or a session."""
    assert changes_between(old, new) == events
