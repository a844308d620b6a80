"""Two groups of commits beside each other."""

from __future__ import annotations

import pytest

from craftnudge.domain.habits.comparison import by_mean, by_share, most_telling
from tests.support.scored import Diary


def test_too_few_in_either_group_is_no_contrast() -> None:
    """Nine are too few on either side, for means and for shares."""
    commits = [Diary().write(0, 5.0 + number % 3) for number in range(19)]
    for few, many in ((commits[:9], commits[9:]), (commits[9:], commits[:9])):
        assert by_mean(few, many) is None
        assert by_share(few, many, lambda commit: commit.scored) is None


def test_the_best_slot_pays_for_all_that_were_tried() -> None:
    """Its chance is multiplied by the number of slots; slots with too few commits are not tried."""
    diary = Diary()
    for number in range(60):
        diary.write(number, 6.0 + number % 3 * 0.5 + (0.3 if number % 2 else 0))
    slots = {True: "odd", False: "even"}
    found = most_telling(diary.commits, lambda commit: slots[diary.commits.index(commit) % 2 == 1])
    assert found is not None
    alone = by_mean(found[1].commits, found[1].others)
    assert alone is not None
    assert found[1].chance == pytest.approx(min(1, 2 * alone.chance))
    assert most_telling(diary.commits, lambda _: None) is None
