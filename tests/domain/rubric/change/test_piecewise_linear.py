"""Scales between knots."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.rubric.change.piecewise_linear import LogScale


@given(st.floats(0, 1e9))
def test_a_scale_stays_within_its_knots(figure: float) -> None:
    """Beyond its first and last knot a scale gives their shares."""
    scale = LogScale((2, 1.0), (10, 0.5), (100, 0.0))
    assert 0 <= scale.share(figure) <= 1
    assert scale.share(1) == 1
    assert scale.share(10) == pytest.approx(0.5)
    assert scale.share(101) == 0
