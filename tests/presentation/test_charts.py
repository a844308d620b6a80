"""Drawings in text: within their columns, and not without values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.presentation.charts import scale_of, trend
from craftnudge.presentation.lines import Canvas, width
from tests.support.piped import piped

SCORES = st.floats(0, 10) | st.none()


@pytest.mark.parametrize("steps", [0, 1, 30])
def test_a_trend_without_scores_is_one_sentence(steps: int) -> None:
    """Steps without commits, or no steps at all, are no error."""
    lines = trend([None] * steps, [None] * steps, Canvas(80), labels=("1 Nov", "30 Nov"), columns=60)
    assert piped(lines) == "No scores to draw."


@given(st.lists(SCORES, max_size=12), st.integers(30, 120))
def test_a_trend_keeps_to_its_columns(values: list[float | None], columns: int) -> None:
    """With any scores, no line is wider than the given columns."""
    bands = [None if value is None else (value, value) for value in values]
    lines = piped(trend(values, bands, Canvas(120), labels=("1 Nov", "30 Nov"), columns=columns)).split("\n")
    assert max(map(width, lines)) <= columns


@given(st.lists(st.floats(0, 10), min_size=1))
def test_a_scale_holds_its_values(values: list[float]) -> None:
    """An even number of whole steps, at least four, within 0 to 10."""
    low, high = scale_of(values)
    assert 0 <= low <= min(values)
    assert max(values) <= high <= 10
    assert high - low >= 4
    assert not (high - low) % 2
