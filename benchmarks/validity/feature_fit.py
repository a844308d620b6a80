"""Fits the weights of message features: ridge regression on several sets at once, each weight bound to its direction.

The sets differ in scale and in what their raters value, so each has a base of its own, its labels are standardised, and
its rows together weigh a fixed share. Coordinate descent reaches the optimum: the problem is convex.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, pstdev
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.text.message_features import FEATURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The strength of the pull towards zero, where all rows together weigh 1,000. Chosen once, from 10, 30 and 100.
PENALTY = 30.0
_ROUNDS = 200
_TOTAL_WEIGHT = 1_000.0
_DIRECTION = {feature.name: -1 if feature.weight < 0 else 1 for feature in FEATURES}


@dataclass(frozen=True, slots=True)
class FeatureRow:
    """The features of one message, 0 to 1, its label on the set's own scale, its set and its project."""

    features: Mapping[str, float]
    label: float
    set_name: str
    project: str


def fit_features(rows: Sequence[FeatureRow], shares: Mapping[str, float]) -> dict[str, float]:
    """The weight of each feature. `shares` says how much the rows of each set count together; they add up to 1."""
    names = list(_DIRECTION)
    columns = [[row.features.get(name, 0.0) for row in rows] for name in names]
    spreads = [pstdev(column) or 1.0 for column in columns]
    weights, labels, sets = _standardised(rows, shares)
    scaled = [
        _centred([value / spread for value in column], sets) for column, spread in zip(columns, spreads, strict=True)
    ]
    rest = _centred(labels, sets)
    found = [0.0] * len(names)
    curvature = [
        sum(weight * value * value for weight, value in zip(weights, column, strict=True)) + PENALTY
        for column in scaled
    ]
    for _ in range(_ROUNDS):
        for place, column in enumerate(scaled):
            slope = sum(w * x * r for w, x, r in zip(weights, column, rest, strict=True))
            free = found[place] + (slope - PENALTY * found[place]) / curvature[place]
            bound = max(free, 0.0) if _DIRECTION[names[place]] > 0 else min(free, 0.0)
            step = bound - found[place]
            if step:
                found[place] = bound
                rest = [r - step * x for r, x in zip(rest, column, strict=True)]
    return {name: weight / spread for name, weight, spread in zip(names, found, spreads, strict=True)}


def _standardised(
    rows: Sequence[FeatureRow], shares: Mapping[str, float]
) -> tuple[list[float], list[float], list[str]]:
    """The weight of each row, its label in standard deviations of its set, and its set."""
    of_set = {name: [row.label for row in rows if row.set_name == name] for name in shares}
    weights = [_TOTAL_WEIGHT * shares[row.set_name] / len(of_set[row.set_name]) for row in rows]
    spread = {name: pstdev(labels) for name, labels in of_set.items() if labels}
    return weights, [row.label / spread[row.set_name] for row in rows], [row.set_name for row in rows]


def _centred(values: Sequence[float], sets: Sequence[str]) -> list[float]:
    """The values less the mean of their set: that takes the base of each set out of the fit."""
    middle = {name: mean(value for value, own in zip(values, sets, strict=True) if own == name) for name in set(sets)}
    return [value - middle[own] for value, own in zip(values, sets, strict=True)]


def strength(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """What the features add up to."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
