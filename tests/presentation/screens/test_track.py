"""What was recorded of one repository, in one line."""

from __future__ import annotations

import pytest

from craftnudge.presentation.screens.track import track_line
from craftnudge.services.results.track import Tracked
from tests.adapters.store.local.records import BARN
from tests.support.piped import piped


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ((1, 0, 0), "  barn: 1 commit recorded."),
        ((0, 0, 0), "  barn: 0 commits recorded."),
        ((1_204, 3, 0), "  barn: 1,204 commits recorded, 3 already recorded."),
        ((2, 0, 1), "  barn: 2 commits recorded, 1 could not be read (craftnudge doctor)."),
    ],
)
def test_only_figures_that_are_not_zero_are_mentioned(figures: tuple[int, int, int], text: str) -> None:
    """But for what was recorded now."""
    written, already_there, damaged = figures
    tracked = Tracked(BARN, written + already_there + damaged, written, already_there, None)
    assert piped([track_line(tracked)]) == text
