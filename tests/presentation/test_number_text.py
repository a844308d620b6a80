"""Figures and dates as text, in any locale the same."""

from __future__ import annotations

from datetime import date

import pytest

from craftnudge.presentation.number_text import (
    MONTHS,
    WEEKDAYS,
    day_label,
    days_label,
    lines_changed,
    period_label,
    points_lost,
    signed,
)

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("change", "text"), [(0.7, "+0.7"), (-0.1, "-0.1"), (0, "0.0"), (0.04, "0.0"), (-0.04, "0.0"), (10, "+10.0")]
)
def test_a_change_has_its_sign_unless_it_rounds_to_nothing(change: float, text: str) -> None:
    """Neither +0.0 nor -0.0 is a change."""
    assert signed(change) == text


@pytest.mark.parametrize(
    ("hundredths", "text"), [(134, "-1.3"), (136, "-1.4"), (6, "-0.1"), (4, ""), (0, ""), (1000, "-10.0")]
)
def test_a_loss_of_less_than_a_twentieth_point_is_not_shown(hundredths: int, text: str) -> None:
    """A tenth of a point is the least that a score shows."""
    assert points_lost(hundredths) == text


def test_a_day_has_its_year_unless_it_is_this_one() -> None:
    """Day, month and year, with English names."""
    assert day_label(date(2026, 10, 24), TODAY) == "24 Oct"
    assert day_label(date(2025, 1, 2), TODAY) == "2 Jan 2025"
    assert [day_label(date(2026, month, 1), TODAY).split()[1] for month in range(1, 13)] == list(MONTHS)
    assert len(set(WEEKDAYS)) == 7


def test_a_period_names_both_ends_unless_they_are_one() -> None:
    """The first day has its year where that is another."""
    assert period_label(date(2026, 10, 31), TODAY) == "31 Oct to 29 Nov"
    assert period_label(date(2025, 12, 31), TODAY) == "31 Dec 2025 to 29 Nov"
    assert period_label(TODAY, TODAY) == "29 Nov"


def test_thousands_are_grouped_and_one_day_is_a_day() -> None:
    """As the texts around them have it."""
    assert lines_changed(8601, 1012) == "+8,601 -1,012"
    assert (days_label(1), days_label(30), days_label(5000)) == ("day", "30 days", "5,000 days")
