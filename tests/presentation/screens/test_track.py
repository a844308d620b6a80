"""What was recorded of one repository, in one line."""

from __future__ import annotations

import pytest

from craftnudge.presentation.screens.track import track_line
from tests.support.piped import piped


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ((1, 0, 0), "  shop: 1 commit recorded."),
        ((0, 0, 0), "  shop: 0 commits recorded."),
        ((1_204, 3, 0), "  shop: 1,204 commits recorded, 3 already recorded."),
        ((2, 0, 1), "  shop: 2 commits recorded, 1 could not be read (craftnudge doctor)."),
    ],
)
def test_only_figures_that_are_not_zero_are_mentioned(figures: tuple[int, int, int], text: str) -> None:
    """But for what was recorded now."""
    assert piped([track_line("shop", *figures)]) == text
