"""Logistic regression on signs that are there or not, in plain Python: small, exact, and the same everywhere."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# The strength of the pull of weights towards zero. Chosen once, before the projects were left out one by one.
PENALTY = 2.0
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Fit:
    """A base and the weight of each sign."""

    base: float
    weights: dict[str, float]


def fit(rows: Sequence[Collection[str]], labels: Sequence[int], names: Sequence[str]) -> Fit:
    """The weights that make the labels likeliest, by Newton's method; the base is not pulled towards zero.

    A row is the names of its signs; signs outside `names` are not looked at.
    """
    place = {name: index + 1 for index, name in enumerate(names)}
    active = [[0, *(place[name] for name in row if name in place)] for row in rows]
    size = len(names) + 1
    weights = [0.0] * size
    for _ in range(_STEPS):
        slope = [0.0] + [-PENALTY * weight for weight in weights[1:]]
        bend = [[0.0] * size for _ in range(size)]
        for index in range(1, size):
            bend[index][index] = PENALTY
        for places, label in zip(active, labels, strict=True):
            likely = 1 / (1 + math.exp(-sum(weights[index] for index in places)))
            spread = likely * (1 - likely)
            for row in places:
                slope[row] += label - likely
                for column in places:
                    bend[row][column] += spread
        weights = [weight + step for weight, step in zip(weights, solved(bend, slope), strict=True)]
    return Fit(weights[0], dict(zip(names, weights[1:], strict=True)))


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a linear system with a positive definite matrix, by elimination; both are used up."""
    size = len(right)
    for pivot in range(size):
        for row in range(pivot + 1, size):
            factor = matrix[row][pivot] / matrix[pivot][pivot]
            if factor:
                right[row] -= factor * right[pivot]
                for column in range(pivot, size):
                    matrix[row][column] -= factor * matrix[pivot][column]
    found = [0.0] * size
    for row in reversed(range(size)):
        known = sum(matrix[row][column] * found[column] for column in range(row + 1, size))
        found[row] = (right[row] - known) / matrix[row][row]
    return found
