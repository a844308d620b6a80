"""Progress: which commits count, how a course is drawn, and when nothing is claimed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from craftnudge.domain.commits.record import CommitTime
from craftnudge.domain.habits.pass_rates import best, better, weakest, worse
from craftnudge.domain.habits.progress import Progress, by_period, progress
from craftnudge.domain.habits.spread import quantile
from tests.support.scored import MONDAY, Diary, check_result

TODAY = MONDAY + timedelta(days=29)


def looked_at(diary: Diary, days: int = 30, today: date = TODAY) -> Progress:
    """The progress of everything in a diary."""
    window, before = by_period(diary.commits, today, days)
    return progress(window, before, who="Ann Dev", today=today, days=days)


def test_periods_meet_without_overlap() -> None:
    """Thirty days hold today and the 29 days before it; the thirty before that are the other period."""
    diary = Diary()
    oldest, last_before = diary.write(-30), diary.write(-1)
    first, newest = diary.write(0), diary.write(29)
    diary.write(-31)
    assert by_period(diary.commits, TODAY, 30) == ((first, newest), (oldest, last_before))


def test_tomorrow_at_the_other_side_of_the_world_is_today() -> None:
    """An author east of here may have a later date; a clock that is weeks ahead or no clock at all has no place."""
    diary = Diary()
    ahead = diary.write(30, hour=1, offset_minutes=840)
    diary.write(45)
    diary.write(0, time=CommitTime(10**14, 0))
    assert by_period(diary.commits, TODAY, 30) == ((ahead,), ())


def test_a_window_longer_than_the_calendar_is_the_calendar() -> None:
    """A million days up to today is all there is, and nothing comes before it."""
    diary = Diary()
    commit = diary.write(0)
    assert by_period(diary.commits, TODAY, 1_000_000) == ((commit,), ())
    assert looked_at(diary, days=1_000_000).first_day == date.min


def test_a_commit_ahead_of_today_is_in_the_last_step() -> None:
    """What counts in the average also counts in the chart."""
    diary = Diary()
    for day in range(20, 31):
        diary.write(day)
    found = looked_at(diary)
    assert sum(stretch.commits for stretch in found.courses[0].stretches) == len(found.commits) == 11


def test_few_commits_draw_no_trend() -> None:
    """Nine commits have averages, and neither a course nor a change."""
    diary = Diary()
    for day in range(-20, 9):
        diary.write(day, 5.0)
    found = looked_at(diary)
    assert len(found.commits) == 9
    assert not found.enough
    assert found.courses[0].average == pytest.approx(5.0)
    assert found.courses[0].change is None
    assert found.courses[0].stretches == ()


def test_a_change_is_against_the_period_before() -> None:
    """From 6.0 to 8.0 is +2.0, and significant; the categories moved with it."""
    diary = Diary()
    for day in range(-15, 15):
        diary.write(day, 6.0 if day < 0 else 8.0)
    found = looked_at(diary)
    assert found.comparable
    assert [course.change for course in found.courses] == pytest.approx([2.0] * 5)
    assert all(course.clear for course in found.courses)


def test_a_change_within_the_noise_is_not_called_clear() -> None:
    """Two periods drawn from the same scores differ a little, and that is not told as a change."""
    random = Random(5)
    diary = Diary()
    for day in range(-30, 30):
        diary.write(day, round(random.uniform(5, 9), 1))
    score = looked_at(diary).courses[0]
    assert score.change is not None
    assert not score.clear


@pytest.mark.parametrize(
    ("days", "every", "unit", "steps"),
    [
        (7, 3, "day", 7),
        (14, 5, "day", 14),
        (30, 1, "day", 30),
        (30, 3, "week", 5),
        (90, 1, "week", 13),
        (730, 5, "month", 24),
    ],
)
def test_steps_fit_the_window(days: int, every: int, unit: str, steps: int) -> None:
    """Days where most have commits, weeks for a season, months for years; steps follow each other without a gap."""
    diary = Diary()
    for day in range(30 - days, 30, every):
        for minute in range(6):
            diary.write(day, minute=minute)
    found = looked_at(diary, days=days)
    stretches = found.courses[0].stretches
    assert (found.unit, len(stretches)) == (unit, steps)
    assert (stretches[0].first, stretches[-1].last) == (found.first_day, TODAY)
    for one, next_one in pairwise(stretches):
        assert next_one.first == one.last + timedelta(days=1)
    assert sum(stretch.commits for stretch in stretches) == len(found.commits)


def test_the_band_holds_the_middle_half() -> None:
    """Quartiles are interpolated between neighbours."""
    assert quantile([1.0, 2.0, 3.0, 4.0], 0.25) == pytest.approx(1.75)
    assert quantile([5.0], 0.75) == 5.0


def test_skipped_commits_are_counted_apart() -> None:
    """Merges move no average; they are counted so that the figures can be followed."""
    diary = Diary()
    for day in range(12):
        diary.write(day, 8.0)
        diary.write(day, None, generated="merge")
    found = looked_at(diary)
    assert (len(found.commits), found.skipped) == (12, 12)
    assert found.courses[0].average == pytest.approx(8.0)


def test_scores_of_an_older_rubric_are_left_out() -> None:
    """If a window has scores of two rubrics, the older ones are counted and not averaged."""
    diary = Diary()
    for day in range(-12, 12):
        diary.write(day, 5.0 if day < 0 else 8.0, rubric_version=1 if day < 2 else 2)
    found = looked_at(diary)
    assert (len(found.commits), found.other_rubric, found.rubric_version) == (10, 14, 2)
    assert found.courses[0].change is None


def test_nothing_at_all_is_a_value_too() -> None:
    """No commits: no averages, no repositories, no rubric."""
    found = looked_at(Diary())
    assert (found.commits, found.repositories, found.rubric_version) == ((), (), 0)
    assert found.courses[0].average is None


def test_a_habit_that_was_gained_and_one_that_was_lost() -> None:
    """A check met by one commit in five before and by nearly all now is better; the other way round it is worse."""
    diary = Diary()
    for day in range(-30, 30):
        now = day >= 0
        checks = [
            check_result("CN101", "why", 1 if now or day % 5 == 0 else 0),
            check_result("CN201", "size", 0 if now else 1),
            check_result("CN202", "same", 1 if day % 2 else 0.5),
            check_result("CN301", "seldom", (1 if day % 2 else 0) if day % 15 == 0 else None),
        ]
        diary.write(day, checks=checks)
    found = looked_at(diary).pass_rates
    assert [(each.id, each.passed, each.of, each.passed_before, each.of_before) for each in better(found)] == [
        ("CN101", 30, 30, 6, 30)
    ]
    assert [each.id for each in worse(found)] == ["CN201"]
    assert [each.id for each in best(found)] == ["CN101"]
    assert [each.id for each in weakest(found)] == ["CN201", "CN202"]
    assert better(found)[0].gained == pytest.approx(0.8)


def test_a_habit_without_a_before_gained_nothing() -> None:
    """Nothing to compare with is no gain, and each miss can be looked up."""
    diary = Diary()
    for day in range(12):
        diary.write(day, checks=[check_result("CN101", "why", 1 if day else 0), check_result("CN102", "who", None)])
    (only,) = looked_at(diary).pass_rates
    assert (only.share_before, only.gained, only.clear) == (None, 0.0, False)
    assert only.failed == (diary.commits[0],)
    assert only.lost == pytest.approx(1 / 12)


def test_a_week_shows_its_own_improvement() -> None:
    """From 4.3 to 9.4 within seven days: a line that rises, and a change inside the period that is clear."""
    diary = Diary()
    for day, score in ((23, 4.3), (24, 5.0), (26, 7.0), (28, 9.0), (29, 9.4)):
        for minute in range(3):
            diary.write(day, score, minute=minute)
    course = looked_at(diary, days=7).courses[0]
    assert [step.average for step in course.stretches if step.average] == pytest.approx([4.3, 5.0, 7.0, 9.0, 9.4])
    assert course.within is not None
    assert (course.within.clear, course.within.commits) == (True, 5)
    assert course.within.change > 4


def test_one_sitting_changes_no_habit() -> None:
    """Thirty commits of one day that pass are one case; context is no habit of a person."""
    diary = Diary()
    for day in range(-30, 0):
        diary.write(day, checks=[check_result("CN101", "why", day % 2)])
    for minute in range(30):
        diary.write(5, minute=minute, checks=[check_result("CN101", "why", 1)])
    (only,) = looked_at(diary).pass_rates
    assert (only.gained, only.clear) == (0.5, False)
    context = replace(only, category="context", clear=True)
    assert better([context]) == worse([context]) == []
    assert best([replace(context, passed=30)]) == weakest([replace(context, lost=1.0, passed=0)]) == []
