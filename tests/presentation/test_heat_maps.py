"""Heat maps: every day and hour has its place, at any width, with and without more than ASCII."""

from __future__ import annotations

from datetime import timedelta

import pytest

from craftnudge.domain.habits.by_time import Rhythm, rhythm_of
from craftnudge.presentation.heat_maps import calendar_map, hour_map
from craftnudge.presentation.lines import Canvas, width
from tests.support.piped import piped
from tests.support.scored import MONDAY, Diary


def rhythm(days: int) -> Rhythm:
    """A commit on most days, of all levels, at all hours."""
    diary = Diary()
    for day in range(days):
        if day % 5:
            diary.write(day, (9.0, 7.5, 5.5, 3.0)[day % 4], hour=day % 24)
    return rhythm_of(diary.commits)


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("days", [1, 30, 90, 365, 800])
def test_maps_fit(columns: int, unicode: bool, days: int) -> None:
    """No line is wider than the screen, and a terminal without more gets ASCII alone."""
    found, canvas = rhythm(days), Canvas(columns, unicode)
    calendar = calendar_map(found.days, MONDAY, MONDAY + timedelta(days=days - 1), canvas)
    for text in (piped(calendar), piped(hour_map(found.hours, canvas))):
        assert max(map(width, text.split("\n"))) <= columns
        assert unicode or text.isascii()


def test_each_weekday_has_its_figures() -> None:
    """The commits of all Mondays and their average stand at the right of Monday."""
    diary = Diary()
    for score in (9.0, 6.0):
        diary.write(0, score)
    diary.write(7, 9.0)
    found = rhythm_of(diary.commits)
    lines = piped(calendar_map(found.days, MONDAY, MONDAY + timedelta(days=13), Canvas(80))).split("\n")
    assert lines[0].split() == ["Mar", "commits", "avg"]
    assert {line.rstrip()[-1] for line in (lines[0], lines[1])} == {"g", "0"}
    assert len(lines[0]) == len(lines[1])
    assert lines[1].startswith("  Mon ▓▓▓ ███")
    assert lines[1].endswith(" 3  8.0")
    assert lines[2].rstrip().endswith("·")


def test_the_level_shows_without_colour() -> None:
    """Four levels are four signs, and the legend names them."""
    text = piped(hour_map(rhythm(90).hours, Canvas(120, unicode=False)))
    assert "## excellent" not in text
    for named in ("# excellent", "+ good", "- fair", ". needs work"):
        assert named in text


def test_years_show_their_newest_weeks() -> None:
    """Where not all weeks fit, the oldest are left out, which is said, and the last day is there."""
    days = 800
    found = rhythm(days)
    last = MONDAY + timedelta(days=days - 1)
    lines = calendar_map(found.days, MONDAY, last, Canvas(60))
    assert len(lines) == 10
    assert piped(lines[-1:]).strip() == "the newest 41 of 115 weeks"
    assert sum(len(span.text) for span in lines[1 + last.weekday()][1:-1]) == 60 - 6 - 13
