"""Times of the week on the author's own clock."""

from __future__ import annotations

import pytest

from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.times_of_week import costliest_slot_insight, part_of_day, weekday
from tests.support.scored import Diary


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        *((hour, "night") for hour in (0, 4, 22, 23)),
        *((hour, "morning") for hour in (5, 11)),
        *((hour, "afternoon") for hour in (12, 16)),
        *((hour, "evening") for hour in (17, 21)),
    ],
)
def test_every_hour_is_in_one_part_of_the_day(hour: int, part: str) -> None:
    """A part begins with its first hour and ends before the next part's."""
    assert part_of_day(Diary().write(0, hour=hour)) == part


def test_the_authors_own_clock_decides() -> None:
    """Late on Monday at home is early on Tuesday in UTC."""
    commit = Diary().write(0, hour=23, offset_minutes=-300)
    assert (part_of_day(commit), weekday(commit)) == ("night", "Monday")
    assert weekday(Diary().write(6)) == "Sunday"


def test_a_commit_without_a_time_has_no_slot() -> None:
    """It is in no part and on no day."""
    commit = Diary().write(0, timeless=True)
    assert (part_of_day(commit), weekday(commit)) == (None, None)


@pytest.mark.parametrize("friday", [5.0, 9.0])
def test_the_slot_that_costs_most_stands_out(friday: float) -> None:
    """With its commits, the lowest first, and the averages of both sides; one that scores higher does not."""
    diary = Diary()
    for week in range(12):
        for day in range(7):
            score = friday if day == 4 else 7.0
            diary.write(7 * week + day, score + (week % 3 - 1) / 10)
    insight = costliest_slot_insight(history_of(diary.commits), weekday)
    assert (insight is None) == (friday > 7.0)
    if insight is None:
        return
    assert insight.kind == "time_scores_lower"
    assert insight.values["time"] == "Friday"
    assert insight.values["difference"] == pytest.approx(2.0, abs=0.01)
    assert (insight.figures["commits"], insight.figures["other_commits"]) == (12, 72)
    assert insight.figures["average"] == pytest.approx(friday)
    assert insight.figures["other_average"] == pytest.approx(7.0)
    assert insight.commits[0].commit.score == 4.9


def test_equal_scores_let_nothing_stand_out() -> None:
    """Too few on one side leave nothing to compare."""
    diary = Diary()
    for day in range(20):
        diary.write(7 * day)
    assert costliest_slot_insight(history_of(diary.commits), weekday) is None
