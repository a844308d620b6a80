"""Agreement in figures: the known values of small cases."""

from __future__ import annotations

import math

import pytest

from benchmarks.validity.measures import auc, figure, ranks, spearman, table


def test_ranks_share_their_mean() -> None:
    """Equal values share the mean of their ranks."""
    assert ranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2]


def test_the_area_counts_pairs() -> None:
    """All pairs right is 1, all wrong 0, ties a half; one label alone has no figure."""
    assert auc([1, 2, 3, 4], [0, 0, 1, 1]) == 1
    assert auc([4, 3, 2, 1], [0, 0, 1, 1]) == 0
    assert auc([1, 1], [0, 1]) == 0.5
    assert math.isnan(auc([1, 2], [1, 1]))


def test_rank_correlation_looks_at_order_alone() -> None:
    """Any rising curve is 1, any falling one -1; a constant has none."""
    assert spearman([1, 2, 3], [1, 10, 1_000]) == pytest.approx(1)
    assert spearman([1, 2, 3], [9, 4, 1]) == pytest.approx(-1)
    assert math.isnan(spearman([1, 1], [1, 2]))


def test_the_interval_holds_the_figure() -> None:
    """The bootstrap is the same each time, and its interval lies around the figure."""
    first = figure("a", "AUC", auc, [1, 2, 3, 4, 5, 6], [0, 0, 1, 0, 1, 1], files=[1, 1, 1, 2, 2, 2])
    assert first == figure("a", "AUC", auc, [1, 2, 3, 4, 5, 6], [0, 0, 1, 0, 1, 1], files=[1, 1, 1, 2, 2, 2])
    assert first.low <= first.ours <= first.high
    assert "| a | AUC | 6 | 0.889 |" in table([first])
