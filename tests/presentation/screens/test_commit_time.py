"""A commit's time in words."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.record import CommitTime
from craftnudge.presentation.screens.commit_time import local_moment


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (CommitTime(1_795_525_500, 60), "Tue 24 Nov 2026 14:05"),
        (CommitTime(1_795_525_500, -840), "Mon 23 Nov 2026 23:05"),
        (CommitTime(0, 0), "Thu 1 Jan 1970 00:00"),
        (CommitTime(2**60, 0), "unknown time"),
        (None, "unknown time"),
    ],
)
def test_a_moment_is_on_its_authors_own_clock(time: CommitTime | None, text: str) -> None:
    """In English, in any locale; a time that no calendar has is unknown."""
    assert local_moment(time) == text
