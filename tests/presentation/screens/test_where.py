"""`craftnudge where`: places to copy, at any width."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftnudge.presentation.lines import Canvas
from craftnudge.presentation.screens.where import where_screen
from craftnudge.services.results.places import Place

PATH = "/home/ann/.local/share/craftnudge/commits.jsonl"


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (80, [f"  journal   {PATH}  2.0 KiB", "            all recorded commits (back this up)"]),
        (60, [f"  journal   {PATH}", "            2.0 KiB: all recorded commits (back this up)"]),
    ],
)
def test_the_size_moves_below_a_long_path(columns: int, expected: list[str]) -> None:
    """The path stays whole, and nothing else goes beyond the width."""
    place = Place("journal", Path(PATH), 2048)
    shown = ["".join(part.text for part in line) for line in where_screen([place], Canvas(columns))]
    assert shown == expected
