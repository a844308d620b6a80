"""Compares two groups of commits by a mean or a share. A day is one case: its commits are made in one sitting."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import repeat
from math import fsum, sqrt
from operator import truediv
from statistics import fmean
from typing import TYPE_CHECKING

from craftnudge.domain.habits.significance import chance_of_sum, of_several
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from craftnudge.domain.commits.record import Person
    from craftnudge.domain.habits.scored_commit import ScoredCommit

# Fewer in either group and not even a difference of a whole point stands out of the usual spread (about 1.5 points).
NEEDED = 10
# A pattern over fewer different days may be one busy week.
NEEDED_DAYS = 8
# A smaller loss may be certain over hundreds of commits, and still be too small to act on.
LEAST_POINTS = 0.8
# The usual name for a medium effect (Cohen 1988), in standard deviations.
LEAST_SPREADS = 0.5


@dataclass(frozen=True)
class Contrast:
    """A figure of `commits` and the same figure of `others`.

    `spread` is the standard deviation of all values, `days` are the different days of `commits`. `values` are those of
    both groups, in their order; `tries` is the number of comparisons that this one is the best of.
    """

    commits: tuple[ScoredCommit, ...]
    figure: float
    others: tuple[ScoredCommit, ...]
    other_figure: float
    spread: float
    days: int
    values: tuple[Sequence[float], Sequence[float]]
    tries: int = 1

    @property
    def difference(self) -> float:
        """How much the commits are above the others."""
        return self.figure - self.other_figure

    @cached_property
    def chance(self) -> float:
        """How likely chance alone makes so large a difference, if days are independent of one another."""
        own, others = self.values
        parts = parts_by_day(((self.commits, own, 1), (self.others, others, -1)))
        return of_several(chance_of_sum(parts), self.tries)

    @property
    def costs(self) -> bool:
        """Whether the commits are below the others by enough to act on, over enough days."""
        least = max(LEAST_POINTS, LEAST_SPREADS * self.spread)
        return self.days >= NEEDED_DAYS and self.difference <= -least


def holds_in_both_halves(
    contrast: Contrast, halfway: date, measure: Callable[[ScoredCommit], float] | None = None
) -> bool:
    """Whether the commits are below the others by enough both before a day and from it on: a habit stays.

    False where either half has fewer than half of the commits that a comparison needs.
    """
    for later in (False, True):
        own, others = (
            [(measure or score_of)(commit) for commit in group if commit.day and (commit.day >= halfway) == later]
            for group in (contrast.commits, contrast.others)
        )
        if min(len(own), len(others)) < NEEDED // 2 or fmean(own) - fmean(others) > -LEAST_POINTS:
            return False
    return True


def halfway_of(commits: Sequence[ScoredCommit]) -> date:
    """The middle one of the different days of commits, of which one has a day."""
    days = sorted({commit.day for commit in commits if commit.day is not None})
    return days[len(days) // 2]


def score_of(commit: ScoredCommit) -> float:
    """The score of a commit that has one."""
    return commit.score or 0.0


def message_score_of(commit: ScoredCommit) -> float:
    """The score of the message of a commit that has one."""
    return commit.category_score("message") or 0.0


def with_message_to_write(commits: Iterable[ScoredCommit]) -> list[ScoredCommit]:
    """The commits whose message is scored and takes thought: no release, no typo."""
    return [commit for commit in commits if commit.category_score("message") is not None and not commit.exempt]


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
    return Contrast(
        commits,
        fmean(values),
        others,
        fmean(other_values),
        _spread([*values, *other_values]),
        len({commit.day for commit in commits}),
        (values, other_values),
    )


def _spread(values: Sequence[float]) -> float:
    """The standard deviation. That of the standard library computes with fractions: fifty times as long."""
    mean = fmean(values)
    return sqrt(fsum([(value - mean) ** 2 for value in values]) / len(values))


def parts_by_day(groups: Iterable[tuple[Sequence[ScoredCommit], Sequence[float], int]]) -> tuple[float, ...]:
    """What each day of each author adds to the difference of two groups' means; the groups have the signs 1 and -1."""
    sittings = Sittings()
    return parts_by_sitting((sittings.of(commits), values, sign) for commits, values, sign in groups)


class Sittings:
    """Gives each day of each author a number: the commits of one are made in one sitting."""

    def __init__(self) -> None:
        self._people: dict[Person | None, int] = {}
        self._numbers: dict[tuple[int, date | None], int] = {}

    def of(self, commits: Sequence[ScoredCommit]) -> list[int]:
        """The number of each commit's sitting."""
        numbers, people = self._numbers, self._people
        # By identity first: commits share their authors, whose hash takes longer than all else here.
        by_identity: dict[int, tuple[int, Person | None]] = {}
        sittings: list[int] = []
        for commit in commits:
            author = commit.author
            known = by_identity.get(id(author))
            if known is None:  # with the author, so that no other object gets its identity
                known = by_identity[id(author)] = people.setdefault(author, len(people)), author
            key = known[0], commit.day
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(numbers)
            sittings.append(number)
        return sittings


def parts_by_sitting(groups: Iterable[tuple[Sequence[int], Sequence[float], int]]) -> tuple[float, ...]:
    """As `parts_by_day`, for values of which the number of the sitting is known."""
    # Of each sitting: number and sum of the values, sum of the values' shares of a mean, and sum of the shares.
    sums: dict[int, list[float]] = {}
    for sittings, values, sign in groups:
        share = sign / len(values) if values else 0.0
        for sitting, value in zip(sittings, values, strict=True):
            row = sums.get(sitting)
            if row is None:
                sums[sitting] = [1, value, value * share, share]
            else:
                row[0] += 1
                row[1] += value
                row[2] += value * share
                row[3] += share
    # Not the mean of all commits: a single day with many would move it, and with it the parts of all other days.
    usual = fmean([total / count for count, total, _, _ in sums.values()])
    return tuple([weighted - usual * weight for _, _, weighted, weight in sums.values()])


def parts_of_counts(groups: Sequence[tuple[Mapping[int, int], Mapping[int, int], int]]) -> tuple[float, ...]:
    """As `parts_by_sitting` for a share: how many cases each sitting of a group has, and in how many of them it holds.

    A sitting of both groups counts in each: they are compared by days, so that there is none.
    """
    shares: list[float] = []
    parts: list[tuple[list[int], list[int], float]] = []
    for of, hits, sign in groups:
        counts = list(of.values())
        held = list(map(hits.get, of, repeat(0)))
        shares += map(truediv, held, counts)
        parts.append((counts, held, sign / max(1, sum(counts))))
    usual = fmean(shares)
    return tuple(
        [
            (hit - usual * count) * share
            for counts, held, share in parts
            for count, hit in zip(counts, held, strict=True)
        ]
    )


def by_share(
    commits: Iterable[ScoredCommit],
    others: Iterable[ScoredCommit],
    holds: Callable[[ScoredCommit], bool],
    needed: int = NEEDED,
) -> Contrast | None:
    """The shares of which something holds; None where either group has fewer than `needed` commits."""
    return by_mean(commits, others, lambda commit: float(holds(commit)), needed)


def costliest_slot(
    commits: Sequence[ScoredCommit],
    slot_of: Callable[[ScoredCommit], str | None],
    measure: Callable[[ScoredCommit], float] = score_of,
    *,
    only_compared: str | None = None,
) -> tuple[str, Contrast] | None:
    """The slot whose commits are most surely below all others by enough to act on.

    Its chance is that of the best of all slots with enough commits. Commits without a slot are ignored; the slot
    `only_compared` is never the answer. None where no slot costs enough.
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
    costly = [pair for pair in tried if pair[1].costs]
    if not costly:
        return None
    slot, best = min(costly, key=lambda pair: (pair[1].chance, pair[1].difference, pair[0]))
    return slot, replace(best, tries=len(tried))
