"""Columns of a calendar by week, and the months' names above them."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.presentation.calendar_weeks import mondays_between, month_names


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 800))
def test_each_day_lies_in_one_week(first: date, days: int) -> None:
    """A column a week from the first day's Monday to the last day's."""
    last = first + timedelta(days=days)
    mondays = mondays_between(first, last)
    assert {monday.weekday() for monday in mondays} == {0}
    assert mondays[0] <= first < mondays[0] + timedelta(days=7)
    assert mondays[-1] <= last < mondays[-1] + timedelta(days=7)
    assert all(later - earlier == timedelta(days=7) for earlier, later in itertools.pairwise(mondays))


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        # October has two weeks before November: there is room for its name.
        (date(2026, 10, 19), date(2026, 11, 29), [(0, "Oct"), (2, "Nov")]),
        # It has one: November's name would run into it, and is the one that stays.
        (date(2026, 10, 26), date(2026, 11, 29), [(1, "Nov")]),
        (date(2026, 11, 2), date(2026, 11, 29), [(0, "Nov")]),
        (date(2026, 12, 7), date(2027, 1, 10), [(0, "Dec"), (4, "Jan")]),
    ],
)
def test_a_month_is_named_over_its_first_whole_week(first: date, last: date, names: list[tuple[int, str]]) -> None:
    """And the first column, unless the next month's name needs its place."""
    assert month_names(mondays_between(first, last), 2) == names


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 800), st.floats(0.5, 12))
def test_names_never_run_into_each_other(first: date, days: int, width: float) -> None:
    """Each begins where the one before has ended, and there is always one."""
    mondays = mondays_between(first, first + timedelta(days=days))
    names = month_names(mondays, width)
    assert names
    columns = [column for column, _ in names]
    assert all(later - earlier >= width for earlier, later in itertools.pairwise(columns))
