"""Chance: the tests are exact where they can be, and never call noise a finding too often."""

from __future__ import annotations

from itertools import combinations, product
from math import exp, lgamma, log
from operator import mul
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.habits.significance import (
    chance_of_at_least,
    chance_of_means,
    chance_of_shares,
    chance_of_sum,
    credible,
    of_several,
)


def test_fishers_tea() -> None:
    """Three of four cups told right against one of four: 34 of 70 ways are as uneven (Fisher 1935)."""
    assert chance_of_shares(3, 4, 1, 4) == pytest.approx(34 / 70)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_shares_differ_the_same_from_either_side(hits: int, more: int, others: int, others_more: int) -> None:
    """It does not matter which group is named first, nor whether hits or misses are counted."""
    one = chance_of_shares(hits, hits + more, others, others + others_more)
    assert 0 < one <= 1
    assert one == pytest.approx(chance_of_shares(others, others + others_more, hits, hits + more))
    assert one == pytest.approx(chance_of_shares(more, hits + more, others_more, others + others_more))


def test_means_agree_with_every_possible_split() -> None:
    """For a few values all splits can be counted; the shuffles come near."""
    values, others = [9.0, 8.5, 8.0, 9.5], [6.0, 7.0, 8.2, 6.5, 7.5]
    pooled = values + others
    seen = abs(fmean(values) - fmean(pooled))
    splits = [abs(fmean(split) - fmean(pooled)) >= seen - 1e-9 for split in combinations(pooled, 4)]
    assert chance_of_means(values, others) == pytest.approx(fmean(splits), abs=0.02)


def test_large_groups_agree_with_small_ones() -> None:
    """The normal limit and the shuffles agree on the same data."""
    random = Random(3)
    values, others = [random.gauss(7.3, 1) for _ in range(149)], [random.gauss(7, 1) for _ in range(300)]
    small = chance_of_means(values, others)
    large = chance_of_means([*values, fmean(values)], others)
    assert small == pytest.approx(large, abs=0.02)


@pytest.mark.parametrize(("values", "others"), [([], [1.0]), ([1.0], []), ([7.0, 7.0], [7.0])])
def test_nothing_to_compare_is_no_finding(values: list[float], others: list[float]) -> None:
    """An empty group, or values that do not vary, differ by nothing but chance."""
    assert chance_of_means(values, others) == 1.0


def test_an_empty_group_has_no_share() -> None:
    """Nothing can be said against no cases."""
    assert chance_of_shares(0, 0, 3, 4) == 1.0
    assert chance_of_shares(3, 4, 0, 0) == 1.0


@pytest.mark.parametrize(
    ("hits", "of", "rate", "chance"),
    [(0, 10, 0.3, 1.0), (3, 3, 1.0, 1.0), (1, 3, 0.0, 0.0), (2, 3, 0.5, 0.5), (9, 10, 0.5, 11 / 1024)],
)
def test_at_least_so_many(hits: int, of: int, rate: float, chance: float) -> None:
    """The binomial tail, and its ends."""
    assert chance_of_at_least(hits, of, rate) == pytest.approx(chance)


def test_many_comparisons_find_more_by_luck() -> None:
    """The best of seven days is seven times as likely to look good, and never more than certain."""
    assert of_several(0.01, 7) == pytest.approx(0.07)
    assert of_several(0.5, 7) == 1.0


def test_what_is_credible_among_many() -> None:
    """Benjamini and Hochberg's own example (1995): of fifteen chances the four smallest hold at 5 %."""
    chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719]
    chances += [0.6528, 0.7590, 1.0]
    assert credible(chances) == [True] * 4 + [False] * 11
    assert credible([]) == []


def test_noise_is_seldom_a_finding() -> None:
    """Of forty pairs of groups that do not differ, at most a few look as if they did."""
    random = Random(11)
    found = 0
    for _ in range(40):
        values, others = [random.gauss(7, 1) for _ in range(15)], [random.gauss(7, 1) for _ in range(25)]
        found += chance_of_means(values, others) < 0.05
    assert found <= 5


def test_signs_agree_with_every_possible_choice() -> None:
    """For twelve parts all choices of signs can be counted; the flips come near."""
    parts = [0.9, 0.7, 0.8, -0.1, 0.4, 0.6, 0.5, -0.2, 0.3, 0.7, 0.2, 0.1]
    sums = [
        abs(sum(sign * part for sign, part in zip(signs, parts, strict=True))) for signs in product((1, -1), repeat=12)
    ]
    assert chance_of_sum(parts) == pytest.approx(fmean(total >= sum(parts) - 1e-9 for total in sums), abs=0.01)


def test_one_large_part_proves_nothing() -> None:
    """A single day that makes the whole difference has one of two signs."""
    assert chance_of_sum([5.0, *[0.01] * 40]) > 0.2
    assert chance_of_sum([]) == chance_of_sum([0.0, 0.0]) == 1.0


def test_few_large_parts_among_thousands_are_flipped() -> None:
    """Three in one direction are as far apart in two of eight ways, and half of the time where the others are added."""
    assert chance_of_sum([100.0] * 3 + [0.2, -0.2] * 2_500) == pytest.approx(1 / 8, abs=0.05)


MANY = ([40.0, 30.0, 25.0, 21.0], 1_000)


def sums_of_many() -> tuple[list[float], list[float]]:
    """Every sum that signs can give four large parts and 1,000 of one, with how often it comes: exact, by counting."""
    large, ones = MANY
    plus = [exp(lgamma(ones + 1) - lgamma(k + 1) - lgamma(ones - k + 1) - ones * log(2)) for k in range(ones + 1)]
    of_large = [sum(map(mul, signs, large)) for signs in product((1, -1), repeat=len(large))]
    sums = [own + 2 * k - ones for own in of_large for k in range(ones + 1)]
    return sums, [chance / len(of_large) for _ in of_large for chance in plus]


@pytest.mark.parametrize("seen", [80, 150])
def test_many_parts_agree_with_every_possible_choice(seen: int) -> None:
    """From a thousand parts on the small ones are drawn together; the chance is still that of flipping each."""
    large, ones = MANY
    own = [*large, *[-1.0] * ((ones - (seen - int(sum(large)))) // 2)]
    parts = [*own, *[1.0] * (len(large) + ones - len(own))]
    sums, chances = sums_of_many()
    exact = sum(chance for total, chance in zip(sums, chances, strict=True) if abs(total) >= abs(sum(parts)) - 1e-9)
    assert chance_of_sum(parts) == pytest.approx(exact, rel=0.15, abs=0.004)


def test_chances_of_many_parts_are_no_smaller_than_their_name() -> None:
    """Where signs are random, a chance of at most a twentieth comes in a twentieth of all cases, and never 0."""
    random = Random(3)
    large, ones = MANY
    found = [chance_of_sum([random.choice((1, -1)) * part for part in (*large, *[1.0] * ones)]) for _ in range(200)]
    assert min(found) > 0
    assert sum(chance <= 0.05 for chance in found) <= 20
    assert 22 <= sum(chance <= 0.2 for chance in found) <= 60


@pytest.mark.parametrize("ones", [30, 1_200])
def test_the_order_of_days_makes_no_difference(ones: int) -> None:
    """The same history has the same chance, however it was read."""
    parts = [9.0, 8.0, -3.0, 7.0, *[0.5, -0.25] * (ones // 2)]
    shuffled = Random(5).sample(parts, len(parts))
    assert chance_of_sum(parts) == chance_of_sum(parts) == chance_of_sum(shuffled)


def test_many_equal_parts_are_surer_than_flips_can_measure() -> None:
    """A hundred days in one direction are bounded by Hoeffding, far below one in the number of flips."""
    assert chance_of_sum([1.0] * 100) < 1e-9


@pytest.mark.parametrize("days", [9, 40, 200])
def test_random_signs_are_seldom_sure(days: int) -> None:
    """Of 400 sums of random parts, about one in a hundred has a chance below 0.01."""
    random = Random(days)
    sure = sum(chance_of_sum([random.gauss(0, 1) for _ in range(days)]) < 0.01 for _ in range(400))
    assert sure <= 10
