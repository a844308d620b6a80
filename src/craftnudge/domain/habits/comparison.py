"""Compares two groups of commits by a mean or by a share, with the chance that they do not differ."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

from craftnudge.domain.habits.significance import chance_of_means, chance_of_shares, of_several
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from craftnudge.domain.habits.scored_commit import ScoredCommit

# Fewer in either group and not even a difference of a whole point stands out of the usual spread (about 1.5 points).
NEEDED = 10


@dataclass(frozen=True, slots=True)
class Contrast:
    """A figure of `commits` and the same figure of `others`; `chance` is that of so large a difference."""

    commits: tuple[ScoredCommit, ...]
    figure: float
    others: tuple[ScoredCommit, ...]
    other_figure: float
    chance: float

    @property
    def difference(self) -> float:
        """How much the commits are above the others."""
        return self.figure - self.other_figure


def score_of(commit: ScoredCommit) -> float:
    """The score of a commit that has one."""
    return commit.score or 0.0


def by_mean(
    commits: Iterable[ScoredCommit],
    others: Iterable[ScoredCommit],
    measure: Callable[[ScoredCommit], float] = score_of,
    needed: int = NEEDED,
) -> Contrast | None:
    """The two means; None where either group has fewer than `needed` commits."""
    commits, others = tuple(commits), tuple(others)
    if min(len(commits), len(others)) < needed:
        return None
    values, other_values = [measure(commit) for commit in commits], [measure(commit) for commit in others]
    chance = chance_of_means(values, other_values)
    return Contrast(commits, fmean(values), others, fmean(other_values), chance)


def by_share(
    commits: Iterable[ScoredCommit],
    others: Iterable[ScoredCommit],
    holds: Callable[[ScoredCommit], bool],
    needed: int = NEEDED,
) -> Contrast | None:
    """The shares of which something holds; None where either group has fewer than `needed` commits."""
    commits, others = tuple(commits), tuple(others)
    if min(len(commits), len(others)) < needed:
        return None
    hits, other_hits = sum(map(holds, commits)), sum(map(holds, others))
    chance = chance_of_shares(hits, len(commits), other_hits, len(others))
    return Contrast(commits, hits / len(commits), others, other_hits / len(others), chance)


def most_telling(
    commits: Sequence[ScoredCommit],
    slot_of: Callable[[ScoredCommit], str | None],
    measure: Callable[[ScoredCommit], float] = score_of,
    *,
    only_compared: str | None = None,
) -> tuple[str, Contrast] | None:
    """The slot whose commits differ most surely from all others; its chance is that of the best of all slots tried.

    Commits without a slot are ignored; the slot `only_compared` is never the answer. None where no slot has enough
    commits.
    """
    slots: dict[str, list[ScoredCommit]] = defaultdict(list)
    for commit in commits:
        slot = slot_of(commit)
        if slot is not None:
            slots[slot].append(commit)
    tried: list[tuple[str, Contrast]] = []
    for slot in sorted(slots.keys() - {only_compared}):
        rest = [commit for other in slots if other != slot for commit in slots[other]]
        contrast = by_mean(slots[slot], rest, measure)
        if contrast is not None:
            tried.append((slot, contrast))
    if not tried:
        return None
    slot, best = min(tried, key=lambda pair: (pair[1].chance, -abs(pair[1].difference), pair[0]))
    return slot, replace(best, chance=of_several(best.chance, len(tried)))
