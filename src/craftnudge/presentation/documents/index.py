"""`index status --json`: the state of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from craftnudge.services.results.index import IndexState

# 1  2026-11: first release.
SCHEMA = "craftnudge.index/1"


def index_document(state: IndexState) -> dict[str, Any]:
    """Whether it is used, and its figures: commits, lines and bytes."""
    return {
        "schema": SCHEMA,
        "usable": state.usable,
        "commits": state.commits,
        "unreadable_lines": state.unreadable_lines,
        "covered_bytes": state.covered_bytes,
        "journal_bytes": state.journal_bytes,
        "index_bytes": state.index_bytes,
    }
