"""The calendar screen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from craftnudge.domain.habits.calendar import calendar_of
from craftnudge.domain.habits.progress import by_period
from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.calendar import calendar_screen
from tests.support.piped import piped
from tests.support.scored import MONDAY, Diary

TODAY = MONDAY + timedelta(days=29)


def text_of(diary: Diary, canvas: Canvas, days: int = 30) -> str:
    """The screen as a pipe gets it."""
    window, _ = by_period(diary.commits, TODAY, days)
    return piped(calendar_screen(calendar_of(window, "Ann Dev", TODAY, days), canvas))


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("days", [1, 30, 36_500])
def test_both_maps_fit(columns: int, days: int) -> None:
    """Days above, hours below, under the heading of progress; also tomorrow's commit has its day."""
    diary = Diary()
    for day in range(31):
        diary.write(day, hour=day % 24)
    text = text_of(diary, Canvas(columns), days)
    assert max(map(width, text.split("\n"))) <= columns
    assert text.startswith("  Ann Dev, reports, ")
    assert text.count("  Mon ") == 2


def test_nothing_is_said_of_nothing() -> None:
    """No commits: one sentence."""
    assert "No commits in this period." in text_of(Diary(), Canvas(80))
