"""The state of the index, in a module of its own: `index status` loads nothing else of the maintenance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.services.results.index import IndexState

if TYPE_CHECKING:
    from craftnudge.services.workplace import Workplace


def index_state(workplace: Workplace) -> IndexState:
    """What the index covers now."""
    status = workplace.local_store.index_status()
    return IndexState(
        usable=status.usable,
        commits=status.commits,
        unreadable_lines=status.unreadable,
        covered_bytes=status.covered_bytes,
        journal_bytes=status.journal_bytes,
        index_bytes=status.index_bytes,
    )
