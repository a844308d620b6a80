"""A span of days cut into steps: no day is left out, none is in two."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.habits.chart_steps import steps_between

if TYPE_CHECKING:
    from craftnudge.domain.habits.chart_steps import Unit

UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter")


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 900), st.sampled_from(UNITS))
def test_the_steps_cover_each_day_once(first: date, days: int, unit: Unit) -> None:
    """The first begins with the span, each begins after the one before, the last ends with it."""
    last = first + timedelta(days=days)
    steps = steps_between(first, last, unit)
    assert (steps[0][0], steps[-1][1]) == (first, last)
    assert all(begin <= end for begin, end in steps)
    assert all(begin - end == timedelta(days=1) for (_, end), (begin, _) in itertools.pairwise(steps))


def test_weeks_end_with_the_span() -> None:
    """The last week is whole, the first may be shorter."""
    assert steps_between(date(2026, 3, 1), date(2026, 3, 10), "week") == [
        (date(2026, 3, 1), date(2026, 3, 3)),
        (date(2026, 3, 4), date(2026, 3, 10)),
    ]


@pytest.mark.parametrize(
    ("unit", "begins"),
    [
        ("month", [date(2025, 11, 20), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]),
        ("quarter", [date(2025, 11, 20), date(2026, 1, 1)]),
    ],
)
def test_months_and_quarters_begin_on_the_first(unit: Unit, begins: list[date]) -> None:
    """Over the turn of the year too."""
    assert [begin for begin, _ in steps_between(date(2025, 11, 20), date(2026, 2, 3), unit)] == begins
