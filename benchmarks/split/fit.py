"""Prints the weights in craftnudge/coaching/weights.py: a logistic regression over pairs of files.

    python -m benchmarks.split.fit REPOSITORY...

A pair is two files of one joined change or of one atomic commit; it is alike where both came from one commit. A change
of many files weighs more than one of few, by the root of its pairs. Newton's method; the same repositories give the
same weights. The terms are those that the table has; they were chosen among some 480 (signs, steps of them, and their
products with nine of them) by how much each made the pairs of these repositories likelier, one after the other.
"""

from __future__ import annotations

import math
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.split.measure import score
from benchmarks.split.tangles import tangles_of
from benchmarks.validity.logistic import solved
from craftnudge.domain.coaching.splitting.changed_file import ChangedFile
from craftnudge.domain.coaching.splitting.file_groups import clusters_of
from craftnudge.domain.coaching.splitting.same_concern import Signs, TangledChange
from craftnudge.domain.coaching.splitting.same_concern_weights import FITTED, SameConcernWeights, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.split.tangles import Tangle

CHANGES = 60
STEPS = 8
# The pull of standardized weights towards zero.
PENALTY = 3.0
WHOLE_WANTED = 0.91

Row = tuple[list[float], bool, float]  # values of the terms, whether alike, weight


def signs_of(tangle: Tangle) -> dict[tuple[int, int], Signs]:
    """The signs of each two files."""
    files = [
        ChangedFile(delta, tangle.before.get(delta.change.old_path or delta.change.path, b""))
        for delta in tangle.deltas
    ]
    return TangledChange(files, tangle.past).pairs()


def likely_of(tangle: Tangle, weighing: SameConcernWeights) -> dict[tuple[int, int], float]:
    """How likely each two files belong together."""
    return {pair: weighing.likelihood(signs) for pair, signs in signs_of(tangle).items()}


def rows_of(tangles: Sequence[Tangle]) -> list[Row]:
    """All pairs of files."""
    found: list[Row] = []
    for tangle in tangles:
        pairs = signs_of(tangle)
        for (one, other), signs in pairs.items():
            values = [term.value(signs) for _, term in FITTED.terms]
            found.append((values, tangle.truth[one] == tangle.truth[other], 1 / math.sqrt(len(pairs))))
    return found


def fit(rows: Sequence[Row]) -> tuple[list[float], float]:
    """The weights that make the pairs likeliest, and the base."""
    count = len(FITTED.terms)
    total = math.fsum(weight for _, _, weight in rows)
    mean = [math.fsum(values[i] * weight for values, _, weight in rows) / total for i in range(count)]
    spread = [
        math.sqrt(math.fsum((values[i] - mean[i]) ** 2 * weight for values, _, weight in rows) / total) or 1.0
        for i in range(count)
    ]
    standard = [
        ([1.0, *((values[i] - mean[i]) / spread[i] for i in range(count))], alike, weight)
        for values, alike, weight in rows
    ]
    weights = [0.0] * (count + 1)
    for _ in range(STEPS):
        slope = [0.0, *(-PENALTY * weight for weight in weights[1:])]
        bend = [[PENALTY * (row == column > 0) for column in range(count + 1)] for row in range(count + 1)]
        for values, alike, weight in standard:
            likely = 1 / (1 + math.exp(-sum(map(float.__mul__, weights, values))))
            miss, steep = (alike - likely) * weight, likely * (1 - likely) * weight
            for row, value in enumerate(values):
                slope[row] += miss * value
                part, line = steep * value, bend[row]
                for column in range(row + 1):
                    line[column] += part * values[column]
        for row in range(count + 1):
            for column in range(row):
                bend[column][row] = bend[row][column]
        weights = [weight + step for weight, step in zip(weights, solved(bend, slope), strict=True)]
    real = [weight / s for weight, s in zip(weights[1:], spread, strict=True)]
    return real, weights[0] - math.fsum(weight * m for weight, m in zip(real, mean, strict=True))


def threshold(joined: Sequence[Tangle], whole: Sequence[Tangle], weighing: SameConcernWeights) -> float:
    """The highest likelihood to join from at which enough atomic commits stay whole; printed with what it gives."""
    likely = {id(tangle): likely_of(tangle, weighing) for tangle in (*joined, *whole)}

    def way(tangle: Tangle, at: float) -> tuple[int, ...]:
        clusters = clusters_of(len(tangle.deltas), likely[id(tangle)], at)
        number = {file: group for group, cluster in enumerate(clusters) for file in cluster}
        return tuple(number[file] for file in range(len(tangle.deltas)))

    best = 0.3
    for step in range(30, 60, 2):
        scores = score(joined, whole, partial(way, at=step / 100))
        whole_of = f"whole {scores.whole:.3f} ({scores.whole_of_several:.3f} of several files)"
        print(f"# from {step / 100:.2f}: {whole_of}, index {scores.rand:.3f}, F1 {scores.f1:.3f}", flush=True)
        if scores.whole >= WHOLE_WANTED:
            best = step / 100
    return best


def main(names: Sequence[str]) -> None:
    """Fits and prints."""
    joined: list[Tangle] = []
    whole: list[Tangle] = []
    for name in names:
        one, other = tangles_of(Path(name), CHANGES)
        joined, whole = joined + one, whole + other
    weights, base = fit(rows_of([*joined, *whole]))
    terms = tuple((weight, term) for weight, (_, term) in zip(weights, FITTED.terms, strict=True))
    at = threshold(joined, whole, SameConcernWeights(terms, base, 0.0))
    print("FITTED = Weighing(\n    (")
    for weight, term in terms:
        print(f"        ({weight:.3f}, {_text(term)}),")
    print(f"    ),\n    {base:.3f},\n    {at:.2f},\n)")


def _text(term: Term) -> str:
    if term.at_least is not None:
        return f'Term("{term.sign}", at_least={term.at_least})'
    return f'Term("{term.sign}", times="{term.times}")' if term.times else f'Term("{term.sign}")'


if __name__ == "__main__":
    main(sys.argv[1:])
