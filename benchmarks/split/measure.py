"""How well tangled changes are split, beside two trivial ways, on changes whose parts are known.

    python -m benchmarks.split.measure REPOSITORY...

Joined changes are made from real commits (tangles.py). Measured over files: the adjusted Rand index, and F1 over pairs
of files that belong together. Beside it: how many real commits stay whole, all of them and those of several files.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import comb
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.histories import name_of
from benchmarks.split.tangles import tangles_of
from craftnudge.domain.coaching.splitting.file_groups import groups_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.split.tangles import Tangle

Labels = tuple[int, ...]


@dataclass(frozen=True)
class Scores:
    """Means over changes."""

    rand: float
    f1: float
    whole: float
    whole_of_several: float


def ours(tangle: Tangle) -> Labels:
    """The group of each file as `craftnudge split` would have it."""
    number = {
        delta.change.path: index
        for index, group in enumerate(groups_of(tangle.deltas, tangle.past, tangle.before))
        for delta in group.deltas
    }
    return tuple(number[delta.change.path] for delta in tangle.deltas)


def one_group(tangle: Tangle) -> Labels:
    """Everything together."""
    return (0,) * len(tangle.deltas)


def by_folder(tangle: Tangle) -> Labels:
    """A group a directory."""
    numbers: dict[str, int] = {}
    return tuple(numbers.setdefault(delta.change.path.rpartition("/")[0], len(numbers)) for delta in tangle.deltas)


def adjusted_rand(truth: Labels, found: Labels) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985): 1 for the same groups, 0 for what chance gives."""
    both = sum(comb(n, 2) for n in Counter(zip(truth, found, strict=True)).values())
    a = sum(comb(n, 2) for n in Counter(truth).values())
    b = sum(comb(n, 2) for n in Counter(found).values())
    pairs = comb(len(truth), 2)
    expected = a * b / pairs
    most = (a + b) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def pairwise_f1(truth: Labels, found: Labels) -> float:
    """F1 over the pairs of files in one group; 1 where neither has any."""
    right = wrong = failed = 0
    for a, b in combinations(range(len(truth)), 2):
        alike, said = truth[a] == truth[b], found[a] == found[b]
        right += alike and said
        wrong += said and not alike
        failed += alike and not said
    return 1.0 if not right + wrong + failed else 2 * right / (2 * right + wrong + failed)


def score(joined: Sequence[Tangle], whole: Sequence[Tangle], way: Callable[[Tangle], Labels]) -> Scores:
    """One way over all changes."""
    labels = [(tangle.truth, way(tangle)) for tangle in joined]
    stays = [len(set(way(tangle))) == 1 for tangle in whole]
    several = [stay for stay, tangle in zip(stays, whole, strict=True) if len(tangle.deltas) > 1]
    return Scores(
        rand=sum(adjusted_rand(*pair) for pair in labels) / len(labels),
        f1=sum(pairwise_f1(*pair) for pair in labels) / len(labels),
        whole=sum(stays) / len(stays),
        whole_of_several=sum(several) / len(several),
    )


def main(names: Sequence[str]) -> None:
    """Prints a table: a row a repository, and one over all changes."""
    all_joined: list[Tangle] = []
    all_whole: list[Tangle] = []
    print(
        "| repository | changes | ours: index | F1 | one group: index | F1 | folders: index | F1 | whole | of several |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name in names:
        joined, whole = tangles_of(Path(name), 60)
        all_joined, all_whole = all_joined + joined, all_whole + whole
        print(_row(name_of(Path(name)).replace("+", "/"), joined, whole), flush=True)
    print(_row("all", all_joined, all_whole))


def _row(name: str, joined: Sequence[Tangle], whole: Sequence[Tangle]) -> str:
    mine, one, folders = (score(joined, whole, way) for way in (ours, one_group, by_folder))
    cells = [f"{value:.3f}" for each in (mine, one, folders) for value in (each.rand, each.f1)]
    return f"| {name} | {len(joined)} | {' | '.join(cells)} | {mine.whole:.2f} | {mine.whole_of_several:.2f} |"


if __name__ == "__main__":
    main(sys.argv[1:])
