"""`index status --json`: each figure under its own name."""

from __future__ import annotations

from craftnudge.presentation.documents.index import SCHEMA, index_document
from craftnudge.services.results.index import IndexState


def test_no_figure_is_mistaken_for_another() -> None:
    """Six values, six names."""
    assert index_document(IndexState(True, 1, 2, 3, 4, 5)) == {
        "schema": SCHEMA,
        "usable": True,
        "commits": 1,
        "unreadable_lines": 2,
        "covered_bytes": 3,
        "journal_bytes": 4,
        "index_bytes": 5,
    }
