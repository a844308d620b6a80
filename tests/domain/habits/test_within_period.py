"""The change inside one period, with an honest interval."""

from __future__ import annotations

from random import Random

import pytest

from craftnudge.domain.habits.within_period import within_period


def test_a_week_that_went_well() -> None:
    """Two commits a day for six days, from about 4 to about 9: the first and last five, and a change that is clear."""
    found = within_period([(day, score) for day in range(6) for score in (4.0 + day, 4.2 + day)])
    assert found is not None
    assert found.commits == 5
    assert [found.first, found.last] == pytest.approx([4.88, 8.32])
    assert found.change == pytest.approx(3.44)
    assert 0 < found.low < found.change < found.high
    assert found.clear


def test_thirds_of_a_long_period() -> None:
    """Of ninety commits the first and the last thirty."""
    found = within_period([(day, day / 10) for day in range(90)])
    assert found is not None
    assert found.commits == 30
    assert [found.first, found.last] == pytest.approx([1.45, 7.45])


def test_too_little_for_an_interval() -> None:
    """Nine commits, or a side within one day, whose spread between days is not known."""
    assert within_period([(day, 5.0) for day in range(9)]) is None
    assert within_period([(number // 6, number / 2) for number in range(12)]) is None


def test_one_good_day_is_not_clear() -> None:
    """Many commits of one day are one case: a second day as before leaves the change in doubt."""
    flat = [(day, 5.0 + day % 2 / 10) for day in range(20)]
    found = within_period([*flat, *[(20, 9.0)] * 9, (21, 5.0)])
    assert found is not None
    assert (found.change > 3, found.clear) == (True, False)


def test_noise_is_seldom_clear() -> None:
    """Of 400 periods in which nothing changes, about one in twenty looks clear."""
    random = Random(11)
    clear = 0
    for _ in range(400):
        moods = [random.gauss(7, 1) for _ in range(20)]
        scores = [(day, random.gauss(mood, 0.5)) for day, mood in enumerate(moods) for _ in range(3)]
        found = within_period(scores)
        clear += found is not None and found.clear
    assert clear <= 36
