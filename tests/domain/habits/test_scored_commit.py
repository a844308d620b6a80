"""A scored commit: its author's clock, its lines, its results."""

from __future__ import annotations

from datetime import timedelta

from craftnudge.domain.commits.record import CommitTime
from craftnudge.domain.habits.scored_commit import in_order, newest_rubric, scored_under
from tests.support.scored import MONDAY, Diary, check_result


def test_a_day_is_the_authors_own() -> None:
    """Half past midnight in Auckland is that day there, though it is the day before in UTC."""
    commit = Diary().write(MONDAY, hour=0, minute=30, offset_minutes=780)
    assert commit.record.authored is not None
    assert commit.record.authored.seconds % 86_400 == 11 * 3600 + 1800
    assert commit.local is not None
    assert (commit.day, commit.local.hour) == (MONDAY, 0)


def test_a_time_that_no_calendar_has_is_no_day() -> None:
    """A clock that says the year 300,000 gives a commit without a day, not an error."""
    commit = Diary().write(MONDAY, time=CommitTime(10**13, 0))
    assert commit.local is None
    assert commit.day is None


def test_changed_lines_are_added_and_deleted_ones() -> None:
    """Both count; an unknown diff is None, never zero."""
    diary = Diary()
    assert diary.write(0, files={"a.py": (3, 4), "b.py": (1, 0)}).changed_lines == 8
    assert diary.write(0).changed_lines is None


def test_an_answer_is_the_first_with_an_opinion() -> None:
    """If one check of a topic does not apply, the next one counts; a topic without a result is None."""
    checks = [check_result("CN101", "why", None), check_result("CN102", "why", 0), check_result("CN103", "why", 1)]
    commit = Diary().write(0, checks=checks)
    answer = commit.answer("why")
    assert answer is not None
    assert answer.id == "CN102"
    assert commit.answer("size") is None


def test_oldest_first() -> None:
    """Order is by author time, in any order of input."""
    diary = Diary()
    late, early = diary.write(MONDAY + timedelta(days=5)), diary.write(MONDAY)
    assert in_order([late, early]) == (early, late)


def test_commits_without_a_time_come_first() -> None:
    """A commit that lacks its author's time has no place among the others, and is not lost."""
    diary = Diary()
    dated, undated = diary.write(0), diary.write(1, timeless=True)
    assert in_order([dated, undated]) == (undated, dated)


def test_rubrics_are_never_mixed() -> None:
    """Of commits scored under two rubrics only those of the newest are kept."""
    diary = Diary()
    old, new = diary.write(0, rubric_version=1), diary.write(1, rubric_version=2)
    assert newest_rubric([new, old]) == 2
    assert scored_under(2, [old, new]) == (new,)
    assert newest_rubric([]) == 0
