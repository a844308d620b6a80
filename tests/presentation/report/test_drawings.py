"""The drawings of the report: readable without colour, in words for screen readers, and not without values."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from craftnudge.domain.habits.by_time import Cell
from craftnudge.domain.habits.progress import ChartStep
from craftnudge.presentation.report.drawings import calendar, trend
from tests.presentation.test_html import Reader

FIRST, LAST = date(2026, 10, 26), date(2026, 11, 29)


def steps(*averages: float | None) -> list[ChartStep]:
    """A week for each average."""
    weeks = [FIRST + timedelta(weeks=number) for number in range(len(averages))]
    return [
        ChartStep(week, week + timedelta(days=6), 0 if average is None else 1, average, average, average)
        for week, average in zip(weeks, averages, strict=True)
    ]


@pytest.mark.parametrize("count", [0, 1, 30])
def test_a_trend_without_scores_is_drawn_in_words(count: int) -> None:
    """Steps without commits, or no steps at all, are no error."""
    read = Reader(trend(steps(*[None] * count), LAST))
    assert "No scores to draw." in read.text
    assert "path" not in {name for name, _ in read.elements}


def test_a_trend_begins_at_the_first_commit() -> None:
    """Empty weeks before it take no room; a gap between commits does."""
    read = Reader(trend(steps(None, None, 7.0, None, 8.0), LAST))
    places = [float(attrs["cx"] or 0) for name, attrs in read.elements if name == "circle"]
    assert places == [30.0, 708.0]


def test_a_calendar_shows_levels_by_height() -> None:
    """Without colour, the filling alone distinguishes the four levels; the number of commits changes no opacity."""
    days = {FIRST + timedelta(days=at): Cell(at + 1, score) for at, score in enumerate((9.0, 7.5, 6.0, 3.0))}
    read = Reader(calendar(days, FIRST, LAST))
    heights = [attrs["height"] for name, attrs in read.elements if name == "rect" and attrs["class"] != "empty"]
    assert len(set(heights)) == 4
    assert heights == sorted(heights, key=lambda height: -int(height or 0))
    assert not any("fill-opacity" in attrs for _, attrs in read.elements)


def test_a_calendar_is_described_by_month() -> None:
    """A screen reader hears a sentence per month, not one per day."""
    days = {date(2026, 10, 30): Cell(2, 6.0), date(2026, 11, 2): Cell(1, 9.0), date(2026, 11, 3): Cell(3, 7.0)}
    text = Reader(calendar(days, FIRST, LAST)).text
    assert "Oct 2026: 2 commits on 1 day, average 6.0; Nov 2026: 4 commits on 2 days, average 7.5" in text
