"""`where --json`: places as plain values."""

from __future__ import annotations

from pathlib import Path

from craftnudge.presentation.documents.where import where_document
from craftnudge.presentation.place_text import HOLDS
from craftnudge.services.results.places import Place


def test_a_place_has_its_path_what_it_holds_and_its_size() -> None:
    """The size is null where nothing is yet."""
    document = where_document([Place("journal", Path("/home/ann/j"), 12), Place("index", Path("/home/ann/i"), None)])
    assert document["places"] == [
        {"name": "journal", "path": "/home/ann/j", "holds": HOLDS["journal"], "size_bytes": 12},
        {"name": "index", "path": "/home/ann/i", "holds": HOLDS["index"], "size_bytes": None},
    ]
