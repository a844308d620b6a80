"""`craftnudge index status`: a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import prose
from craftnudge.presentation.screens.next_step import next_step
from craftnudge.presentation.screens.where import size_text

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.index import IndexState


def index_screen(state: IndexState, canvas: Canvas) -> list[Line]:
    """The size of the index, and whether it is up to date."""
    if not state.index_bytes:
        if not state.journal_bytes:
            return [
                *prose("The journal is empty, so there is nothing to index.", canvas),
                *next_step("craftnudge track --all", "record commits", canvas),
            ]
        journal = size_text(state.journal_bytes)
        text = f"No index, and none is needed: the journal has {journal}. An index helps from 128 MiB."
        return prose(text, canvas)
    size = f"{count(state.commits, 'commit')} in {size_text(state.index_bytes)}"
    if not state.usable:
        return prose(f"{size}. The index is out of date or damaged; it will be rebuilt when needed.", canvas)
    behind = state.journal_bytes - state.covered_bytes
    if behind:
        return prose(f"{size}. The newest {size_text(behind)} of the journal are read without it.", canvas)
    return prose(f"{size}. The index covers the whole journal.", canvas)
