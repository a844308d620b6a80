"""Figures in words."""

from __future__ import annotations

import pytest

from craftnudge.domain.habits.number_text import count, percent


@pytest.mark.parametrize(("share", "text"), [(0.0, "0%"), (0.001, "1%"), (0.375, "38%"), (0.999, "99%"), (1.0, "100%")])
def test_nearly_all_is_not_all(share: float, text: str) -> None:
    """Nothing and everything are said only of nothing and everything."""
    assert percent(share) == text


def test_one_and_many() -> None:
    """One is singular, thousands have commas, and an odd plural can be given."""
    assert [count(1, "day"), count(1204, "commit"), count(2, "entry", "entries")] == [
        "1 day",
        "1,204 commits",
        "2 entries",
    ]
