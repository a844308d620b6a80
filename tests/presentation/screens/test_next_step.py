"""The command to type next is whole on one line."""

from __future__ import annotations

import pytest

from craftnudge.presentation.lines import Canvas
from craftnudge.presentation.screens.next_step import next_step
from tests.support.piped import piped

COMMAND = "craftnudge explain CN102"


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        (80, "\n  Next: craftnudge explain CN102   (why this matters)"),
        (71, "\n  Next: craftnudge explain CN102"),
        (32, "\n  Next: craftnudge explain CN102"),
        (31, "\n  Next:\n  craftnudge explain CN102"),
    ],
)
def test_the_note_gives_way_before_the_label(columns: int, text: str) -> None:
    """On a narrow screen the command has a line of its own; it is never cut."""
    assert piped(next_step(COMMAND, "why this matters", Canvas(columns))) == text


def test_a_note_that_does_not_fit_is_left_out() -> None:
    """A command without a note has none either."""
    assert "long" not in piped(next_step(COMMAND, "a long note " * 6, Canvas(80)))
    assert piped(next_step(COMMAND, "", Canvas(80))) == f"\n  Next: {COMMAND}"
