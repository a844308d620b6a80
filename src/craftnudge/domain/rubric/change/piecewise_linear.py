"""A share of points from a figure: a table of knots, and a straight line between each two."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class LogScale:
    """The share of points for a figure, from knots of (figure, share), straight lines between them over log2(1 + x).

    Sizes are judged on this scale, for twice as much costs about the same wherever one starts.
    """

    def __init__(self, *knots: tuple[float, float]) -> None:
        self.knots: Sequence[tuple[float, float]] = knots
        self._at = [log2(1 + figure) for figure, _ in knots]
        self._slopes = [
            (right[1] - left[1]) / (log2(1 + right[0]) - log2(1 + left[0])) for left, right in pairwise(knots)
        ]

    def share(self, figure: float) -> float:
        """Between the first and the last knot's share; beyond them theirs."""
        at = log2(1 + figure)
        index = bisect_right(self._at, at) - 1
        if index < 0:
            return self.knots[0][1]
        if index >= len(self._slopes):
            return self.knots[-1][1]
        return self.knots[index][1] + (at - self._at[index]) * self._slopes[index]
