"""Prints the weights in craftnudge/coaching/weights.py: a logistic regression over pairs of files.

    python -m benchmarks.split.fit REPOSITORY...

A pair is two files of one joined change or of one atomic commit; it is alike where both came from one commit. Each
change weighs the same, however many files it has. Plain gradient descent; the same repositories give the same weights.
"""

from __future__ import annotations

import math
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.split.measure import score_with
from benchmarks.split.tangles import tangles_of
from craftnudge.coaching.affinity import SIGNS, FileText, signs_of
from craftnudge.coaching.weights import Weighing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.split.tangles import Tangle

ROUNDS = 400
STEP = 0.5
DECAY = 1e-3
WHOLE_WANTED = 0.945

Pair = tuple[tuple[float, ...], float, float]  # signs, whether alike, weight


def pairs_of(tangles: Sequence[Tangle]) -> list[Pair]:
    """All pairs, each change weighing one."""
    found: list[Pair] = []
    for tangle in tangles:
        files = [FileText(delta) for delta in tangle.deltas]
        numbered = list(combinations(range(len(files)), 2))
        found += [
            (
                signs_of(files[a], files[b], tangle.together, len(files)),
                float(tangle.truth[a] == tangle.truth[b]),
                1 / len(numbered),
            )
            for a, b in numbered
        ]
    return found


def fit(pairs: Sequence[Pair]) -> tuple[list[float], float]:
    """Weights and bias by gradient descent with a momentum, over standardized signs."""
    count = len(SIGNS)
    total = sum(weight for _, _, weight in pairs)
    mean = [sum(signs[i] * weight for signs, _, weight in pairs) / total for i in range(count)]
    spread = [
        math.sqrt(sum((signs[i] - mean[i]) ** 2 * weight for signs, _, weight in pairs) / total) or 1.0
        for i in range(count)
    ]
    rows = [([(signs[i] - mean[i]) / spread[i] for i in range(count)], alike, w / total) for signs, alike, w in pairs]
    weights, bias = [0.0] * count, 0.0
    speed, bias_speed = [0.0] * count, 0.0
    for _ in range(ROUNDS):
        slope, bias_slope = [DECAY * weight for weight in weights], 0.0
        for row, alike, w in rows:
            miss = (1 / (1 + math.exp(-(bias + sum(map(float.__mul__, weights, row))))) - alike) * w
            bias_slope += miss
            for i, value in enumerate(row):
                slope[i] += miss * value
        speed = [0.9 * v - STEP * s for v, s in zip(speed, slope, strict=True)]
        bias_speed = 0.9 * bias_speed - STEP * bias_slope
        weights = [weight + v for weight, v in zip(weights, speed, strict=True)]
        bias += bias_speed
    real = [weight / s for weight, s in zip(weights, spread, strict=True)]
    return real, bias - sum(weight * m for weight, m in zip(real, mean, strict=True))


def threshold(joined: Sequence[Tangle], whole: Sequence[Tangle], weights: tuple[float, ...], bias: float) -> float:
    """The highest likelihood to join from at which enough atomic commits stay whole; printed with what it gives."""
    best = 0.3
    for step in range(30, 60, 2):
        at = step / 100
        scores = score_with(joined, whole, Weighing(weights, bias, at))
        whole_of = f"whole {scores.whole:.3f} ({scores.whole_of_several:.3f} of several files)"
        print(f"# from {at:.2f}: {whole_of}, index {scores.rand:.3f}, F1 {scores.f1:.3f}")
        if scores.whole >= WHOLE_WANTED:
            best = at
    return best


def main(names: Sequence[str]) -> None:
    """Fits and prints."""
    joined: list[Tangle] = []
    whole: list[Tangle] = []
    for name in names:
        one, other = tangles_of(Path(name), 60)
        joined, whole = joined + one, whole + other
    weights, bias = fit(pairs_of([*joined, *whole]))
    at = threshold(joined, whole, tuple(weights), bias)
    print("FITTED = Weighing(\n    (")
    for name, weight in zip(SIGNS, weights, strict=True):
        print(f"        {weight:.3f},  # {name}")
    print(f"    ),\n    {bias:.3f},\n    {at:.2f},\n)")


if __name__ == "__main__":
    main(sys.argv[1:])
