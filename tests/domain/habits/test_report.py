"""What a report picks from a history."""

from __future__ import annotations

from datetime import timedelta

from craftnudge.domain.habits.progress import progress
from craftnudge.domain.habits.report import Report
from tests.support.scored import MONDAY, Diary, check_result


def report_of(diary: Diary, before: Diary | None = None) -> Report:
    """A report over the diary's days, without insights."""
    today = MONDAY + timedelta(days=40)
    then = before.commits if before else ()
    return Report(progress(diary.commits, then, who="Ann", today=today, days=60), (), None)


def test_best_and_lowest_share_no_commit() -> None:
    """Five each, ranked by score, the newest of equals first; few commits stand among the best alone."""
    diary = Diary()
    for day in range(12):
        diary.write(day, float(day % 6))
    report = report_of(diary)
    assert [commit.score for commit in report.best] == [5.0, 5.0, 4.0, 4.0, 3.0]
    assert report.best[0].day == MONDAY + timedelta(days=11)
    assert [commit.score for commit in report.lowest] == [0.0, 0.0, 1.0, 1.0, 2.0]
    few = Diary()
    few.write(1, 3.0)
    assert len(report_of(few).best) == 1
    assert report_of(few).lowest == ()


def test_habits_that_changed_and_that_cost_most() -> None:
    """Clear gains before clear losses, and the costliest by what they cost."""
    now, before = Diary(), Diary()
    for day in range(20):
        now.write(day, checks=(check_result("CN101", "why", 1.0), check_result("CN102", "what", 0.0)))
        before.write(day - 30, checks=(check_result("CN101", "why", 0.0), check_result("CN102", "what", 1.0)))
    report = report_of(now, before)
    assert [each.id for each in report.changed] == ["CN101", "CN102"]
    assert [each.id for each in report.costliest_habits] == ["CN102"]
