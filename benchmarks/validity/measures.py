"""Agreement in figures: area under the curve, rank correlation, and their bootstrap intervals."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RESAMPLES = 1_000
_SEED = 20261123


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one benchmark: ours with its 95% interval, and others' on the very same rows by name."""

    what: str
    measure: str
    rows: int
    ours: float
    low: float
    high: float
    others: tuple[tuple[str, float], ...] = ()


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1; equal values share the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for index in order[start:end]:
            found[index] = (start + 1 + end) / 2
        start = end
    return found


def auc(scores: Sequence[float], labels: Sequence[float]) -> float:
    """How often a row with label 1 scores higher than one with label 0 (ties count half); 0.5 is chance."""
    positive = sum(labels)
    negative = len(labels) - positive
    if not positive or not negative:
        return float("nan")
    above = sum(rank for rank, label in zip(ranks(scores), labels, strict=True) if label)
    return (above - positive * (positive + 1) / 2) / (positive * negative)


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """Rank correlation, -1 to 1."""
    one, two = ranks(first), ranks(second)
    middle = (len(one) + 1) / 2
    above = sum((a - middle) * (b - middle) for a, b in zip(one, two, strict=True))
    below = (sum((a - middle) ** 2 for a in one) * sum((b - middle) ** 2 for b in two)) ** 0.5
    return above / below if below else float("nan")


def figure(
    what: str,
    measure: str,
    of: Callable[[Sequence[float], Sequence[float]], float],
    ours: Sequence[float],
    truth: Sequence[float],
    **others: Sequence[float],
) -> Figure:
    """The figure of our scores against the truth, with a percentile bootstrap over rows."""
    chance = random.Random(_SEED)  # noqa: S311 - resampling, no secret
    places = range(len(ours))
    samples: list[float] = []
    while len(samples) < RESAMPLES:
        drawn = chance.choices(places, k=len(ours))
        value = of([ours[index] for index in drawn], [truth[index] for index in drawn])
        if value == value:  # noqa: PLR0124 - a sample of one label has no figure (NaN)
            samples.append(value)
    samples.sort()
    return Figure(
        what,
        measure,
        len(ours),
        of(ours, truth),
        samples[int(0.025 * RESAMPLES)],
        samples[int(0.975 * RESAMPLES)],
        tuple((name, of(values, truth)) for name, values in others.items()),
    )


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = ["| what | measure | rows | ours | 95% interval | on the same rows |", "|---|---|---|---|---|---|"]
    for one in figures:
        others = ", ".join(f"{name.replace('_', ' ')} {value:.3f}" for name, value in one.others)
        lines.append(
            f"| {one.what} | {one.measure} | {one.rows} | {one.ours:.3f} | {one.low:.3f} to {one.high:.3f} | {others} |"
        )
    return "\n".join(lines)
