"""Two groups of commits beside each other."""

from __future__ import annotations

from collections import Counter
from itertools import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.habits.comparison import (
    Sittings,
    by_mean,
    by_share,
    costliest_slot,
    halfway_of,
    holds_in_both_halves,
    parts_by_sitting,
    parts_of_counts,
)
from tests.support.scored import MONDAY, Diary


def test_too_few_in_either_group_is_no_contrast() -> None:
    """Nine are too few on either side, for means and for shares."""
    commits = [Diary().write(0, 5.0 + number % 3) for number in range(19)]
    for few, many in ((commits[:9], commits[9:]), (commits[9:], commits[:9])):
        assert by_mean(few, many) is None
        assert by_share(few, many, lambda commit: commit.scored) is None


cases = st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=30)


@given(cases, cases)
def test_counts_of_sittings_are_their_cases_one_by_one(
    now: list[tuple[int, bool]], before: list[tuple[int, bool]]
) -> None:
    """What a sitting adds to the difference of two shares is the same from counts as from cases."""
    groups = [
        ([sitting + start for sitting, _ in group], [kept for _, kept in group], sign)
        for group, start, sign in ((now, 0, 1), (before, 10, -1))
    ]
    counts = [(Counter(days), Counter(compress(days, kept)), sign) for days, kept, sign in groups]
    assert parts_of_counts(counts) == pytest.approx(parts_by_sitting(groups))


def test_equal_authors_have_equal_sittings() -> None:
    """A day of one author is one sitting, whichever objects stand for the two."""
    diary, again = Diary(), Diary()
    commits = [diary.write(1), diary.write(2), again.write(1)]
    assert Sittings().of(commits) == [0, 1, 0]


def costly(low_days: int, commits_a_day: int = 1, low: float = 5.0) -> Diary:
    """Sixty days with a commit at 8.0, and so many days with some at `low`."""
    diary = Diary()
    for day in range(60):
        diary.write(day, 8.0 + day % 3 / 10)
    for day in range(100, 100 + low_days):
        for number in range(commits_a_day):
            diary.write(day, low + day % 3 / 10, message="low", minute=number)
    return diary


def test_a_sitting_is_one_case() -> None:
    """Forty low commits of one day prove nothing; of twenty days they do."""
    chances = []
    for diary in (costly(1, 40), costly(20, 2)):
        low = [commit for commit in diary.commits if commit.message.subject == "low"]
        contrast = by_mean(low, [commit for commit in diary.commits if commit not in low])
        assert contrast is not None
        assert contrast.difference == pytest.approx(-3.0, abs=0.1)
        chances.append((contrast.days, contrast.chance < 0.01))
    assert chances == [(1, False), (20, True)]


@pytest.mark.parametrize(
    ("low_days", "low", "costs"), [(8, 5.0, True), (7, 5.0, False), (8, 7.4, False), (20, 7.1, True), (20, 9.0, False)]
)
def test_what_costs_enough_to_act_on(low_days: int, low: float, costs: bool) -> None:
    """Eight days, 0.8 points and half a standard deviation below the others; never above them."""
    diary = costly(low_days, 2, low)
    contrast = by_mean(diary.commits[60:], diary.commits[:60])
    assert contrast is not None
    assert contrast.costs == costs


def test_a_loss_within_half_the_spread_costs_nothing() -> None:
    """0.9 points of scores that spread by three are within the usual."""
    diary = Diary()
    for day in range(120):
        diary.write(day, 2.0 + day % 5 * 1.5 - 0.9 * (day >= 60))
    contrast = by_mean(diary.commits[60:], diary.commits[:60])
    assert contrast is not None
    assert (contrast.costs, contrast.spread > 2) == (False, True)


def test_the_best_slot_pays_for_all_that_were_tried() -> None:
    """Its chance is multiplied by the number of slots; slots with too few commits are not tried."""
    diary = costly(12)
    found = costliest_slot(diary.commits, lambda commit: commit.message.subject)
    assert found is not None
    alone = by_mean(found[1].commits, found[1].others)
    assert alone is not None
    assert (found[0], found[1].tries) == ("low", 2)
    assert found[1].chance == pytest.approx(min(1, 2 * alone.chance))
    assert costliest_slot(diary.commits, lambda _: None) is None
    assert costliest_slot(diary.commits, lambda commit: commit.message.subject, only_compared="low") is None


def test_halves_are_compared_alone() -> None:
    """A loss in both halves stays; one in a single half, or with four commits in a half, does not."""
    steady = costly(20)
    contrast = by_mean(steady.commits[60:], steady.commits[:60])
    assert contrast is not None
    assert halfway_of(contrast.commits) == steady.commits[70].day
    # All others come before the low days: nothing is left to compare in the later half.
    assert not holds_in_both_halves(contrast, halfway_of(contrast.commits))
    mixed = Diary()
    for day in range(40):
        mixed.write(day, 8.0, hour=9)
        mixed.write(day, 6.0, hour=20)
    contrast = by_mean(mixed.commits[1::2], mixed.commits[::2])
    assert contrast is not None
    assert holds_in_both_halves(contrast, halfway_of(contrast.commits))
    assert not holds_in_both_halves(contrast, mixed.commits[8].day or MONDAY)
