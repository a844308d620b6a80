"""Markers of an unresolved conflict, by the kind of file that they stand in."""

from __future__ import annotations

import pytest

from craftnudge.domain.measure.conflict_markers import measure_conflicts
from craftnudge.domain.measure.tally import Tally
from tests.support.deltas import added

WHOLE = "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> side\n"
HALF = "x = 1\n<<<<<<< HEAD\nx = 2\n"


@pytest.mark.parametrize(
    ("path", "text", "count"),
    [
        ("a.py", WHOLE, 2),
        ("a.py", HALF, 1),
        ("uv.lock", WHOLE, 2),
        ("notes.md", WHOLE, 1),
        ("notes.md", HALF, 0),
        ("notes.md", f"```\n{WHOLE}```\n", 0),
        ("notes.md", f"```\ncode\n```\n\n{WHOLE}", 1),
        ("tests/test_a.py", HALF, 0),
        ("tests/test_a.py", WHOLE, 2),
        ("a.py", "<<<<<<<< eight signs\n", 0),
        ("a.py", "x = '<<<<<<< HEAD'\n", 0),
        ("a.py", "<<<<<<<\n", 0),
    ],
)
def test_one_marker_breaks_code_and_a_text_needs_a_whole_conflict(path: str, text: str, count: int) -> None:
    """In the code block of a manual it is an example."""
    tally = Tally()
    measure_conflicts([added(path, text)], tally)
    assert tally.counts["conflict_marker"] == count
