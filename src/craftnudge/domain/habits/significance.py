"""How likely a difference is by chance alone; keeps noise from being shown as a habit."""

from __future__ import annotations

from math import erfc, exp, lgamma, log, sqrt
from operator import getitem
from random import Random
from statistics import fmean, pvariance
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHUFFLES = 1_999  # the smallest chance that can be measured is then 1 in 2,000
# Once so many shuffles were as far apart, more would only settle a chance that is high anyway (Besag, Clifford 1991).
ENOUGH_AS_FAR = 50
# From this many values in the smaller group its mean is normal enough (central limit theorem), and shuffling dear.
_NORMAL_FROM = 150
# A chance above this by the normal limit is not made clear by counting flips.
_HOPELESS = 0.1
# As of a thousand equal parts: a chance of one in a million is then known within a twentieth of itself.
_NEGLIGIBLE = 0.001
# With so many parts only the largest are flipped, and the sum of all others is drawn from its normal limit: a few days
# with hundreds of commits had 20,000 parts flipped two thousand times, for each of fifty checks.
_MANY_PARTS = 1_000
# The shuffles are always the same, so that the same history always shows the same.
_SEED = 20_261_123
_TIE = 1 + 1e-9


def chance_of_shares(hits: int, of: int, other_hits: int, other_of: int) -> float:
    """Fisher's exact test, two-sided: how often two shares differ at least this much when they are really equal.

    1.0 where either group is empty.
    """
    if not of or not other_of:
        return 1.0
    all_hits = hits + other_hits
    total = of + other_of
    everything = _log_choose(total, all_hits)

    def likelihood(count: int) -> float:
        return exp(_log_choose(of, count) + _log_choose(other_of, all_hits - count) - everything)

    seen = likelihood(hits) * _TIE
    possible = range(max(0, all_hits - other_of), min(of, all_hits) + 1)
    return min(1.0, sum(chance for chance in map(likelihood, possible) if chance <= seen))


def _log_choose(total: int, chosen: int) -> float:
    return lgamma(total + 1) - lgamma(chosen + 1) - lgamma(total - chosen + 1)


def chance_of_means(values: Sequence[float], others: Sequence[float]) -> float:
    """Permutation test of two means, two-sided: how often a random split of all values differs at least this much.

    Large groups use the normal limit of the same test. 1.0 where either group is empty or nothing varies.
    """
    if not values or not others:
        return 1.0
    pooled = [*values, *others]
    mean, variance = fmean(pooled), pvariance(pooled)
    if variance < 1e-12:  # noqa: PLR2004 - nothing but rounding
        return 1.0
    few = values if len(values) <= len(others) else others
    seen = abs(fmean(few) - mean)
    if len(few) >= _NORMAL_FROM:
        spread = sqrt(variance / len(few) * (len(pooled) - len(few)) / (len(pooled) - 1))
        return erfc(seen / spread / sqrt(2))
    random = Random(_SEED)  # noqa: S311 - no secret
    least = seen * len(few) / _TIE - 1e-9
    middle = mean * len(few)
    as_far = 0
    for shuffle in range(1, SHUFFLES + 1):
        as_far += abs(sum(random.sample(pooled, len(few))) - middle) >= least
        if as_far == ENOUGH_AS_FAR:
            return as_far / shuffle
    return (as_far + 1) / (SHUFFLES + 1)


def chance_of_sum(parts: Sequence[float]) -> float:
    """Sign-flip test, two-sided: how often the parts, each with a random sign, sum up to at least as much.

    A part is what one day adds to a difference, so commits of one sitting count as one case, not as many. A chance that
    is clearly above any limit is that of the normal limit, without a flip. 1.0 where nothing varies.
    """
    squares = [part * part for part in parts]
    variance = sum(squares)
    spread = sqrt(variance)
    if spread < 1e-12:  # noqa: PLR2004 - nothing but rounding
        return 1.0
    seen = abs(sum(parts))
    normal = erfc(seen / spread / sqrt(2))
    # The next term of the expansion for signs is the fourth: with many parts it is nothing, and flipping them is dear.
    if normal > _HOPELESS or sum([square * square for square in squares]) <= _NEGLIGIBLE * variance * variance:
        return normal
    # In one order, so that the same days give the same chance however they were read.
    rising = sorted(parts, key=lambda part: (abs(part), part))
    flipped, rest = (rising, 0.0) if len(parts) < _MANY_PARTS else _largest(rising, _NEGLIGIBLE * variance * variance)
    tables = [_signed_sums(flipped[start : start + 8]) for start in range(0, len(flipped), 8)]
    random = Random(_SEED)  # noqa: S311 - no secret
    least = seen / _TIE - 1e-9
    as_far = 0
    for flip in range(1, SHUFFLES + 1):
        others = random.gauss(0.0, rest) if rest else 0.0
        as_far += abs(sum(map(getitem, tables, random.randbytes(len(tables)))) + others) >= least
        if as_far == ENOUGH_AS_FAR:
            return as_far / flip
    measured = (as_far + 1) / (SHUFFLES + 1)
    # Beyond what so many flips can measure, Hoeffding's bound (1963) still holds.
    return measured if as_far else min(measured, 2 * exp(-((seen / spread) ** 2) / 2))


def _largest(rising: list[float], negligible: float) -> tuple[list[float], float]:
    """The largest of parts in rising order, and the standard deviation of the signed sum of all others.

    So many are taken that the fourth powers of the others sum up to no more than is negligible.
    """
    fourth = square = 0.0
    for count, part in enumerate(rising):
        fourth += part**4
        if fourth > negligible:
            return rising[count:], sqrt(square)
        square += part * part
    return [], sqrt(square)


def _signed_sums(parts: Sequence[float]) -> list[float]:
    """The sum of up to eight parts under each of the 256 choices of signs that a byte makes."""
    sums = [0.0]
    for part in parts:
        sums = [*[total + part for total in sums], *[total - part for total in sums]]
    return sums * (256 // len(sums))


def chance_of_at_least(hits: int, of: int, rate: float) -> float:
    """Binomial test, one-sided: how often at least `hits` of `of` happen when each has the chance `rate`."""
    if hits <= 0 or rate >= 1.0:
        return 1.0
    if rate <= 0.0:
        return 0.0
    likelihoods = (
        exp(_log_choose(of, count) + count * log(rate) + (of - count) * log(1 - rate)) for count in range(hits, of + 1)
    )
    return min(1.0, sum(likelihoods))


def of_several(chance: float, comparisons: int) -> float:
    """The chance that the best of several comparisons looks this good by luck (Bonferroni's bound)."""
    return min(1.0, chance * comparisons)


def credible(chances: Sequence[float], false_share: float = 0.05) -> list[bool]:
    """Which of many findings hold if at most that share of those shown may be noise (Benjamini and Hochberg, 1995)."""
    order = sorted(range(len(chances)), key=chances.__getitem__)
    last = max(
        (rank for rank, index in enumerate(order, 1) if chances[index] <= false_share * rank / len(chances)), default=0
    )
    kept = set(order[:last])
    return [index in kept for index in range(len(chances))]
