"""A share of points from a figure: linear interpolation between the knots of a table."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class LogScale:
    """Piecewise linear interpolation over log2(1 + figure), from knots of (figure, share).

    The scale is logarithmic, so that doubling a size costs about the same at any size.
    """

    def __init__(self, *knots: tuple[float, float]) -> None:
        self.knots: Sequence[tuple[float, float]] = knots
        self._at = [log2(1 + figure) for figure, _ in knots]
        self._slopes = [
            (right[1] - left[1]) / (log2(1 + right[0]) - log2(1 + left[0])) for left, right in pairwise(knots)
        ]

    def share(self, figure: float) -> float:
        """The interpolated share; beyond the first or last knot, the share of that knot."""
        at = log2(1 + figure)
        index = bisect_right(self._at, at) - 1
        if index < 0:
            return self.knots[0][1]
        if index >= len(self._slopes):
            return self.knots[-1][1]
        return self.knots[index][1] + (at - self._at[index]) * self._slopes[index]
