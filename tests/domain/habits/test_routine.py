"""Commits with the same subject again and again."""

from __future__ import annotations

from craftnudge.domain.habits.routine import without_routine
from tests.support.scored import Diary


def test_a_routine_is_left_out() -> None:
    """Three syncs that differ in numbers alone are left out, and what was written twice stays."""
    written = Diary()
    for day in range(4):
        written.write(day, message=f"Sync with upstream 1.{day}.{day}")
    for day, message in enumerate(("Fix the crash", "Fix the crash", "Add a report", "Sync the clocks")):
        written.write(day, message=message)
    kept = [commit.message.subject for commit in without_routine(written.commits)]
    assert kept == ["Fix the crash", "Fix the crash", "Add a report", "Sync the clocks"]


def test_hardly_any_other_subject_is_a_habit() -> None:
    """A person who writes "wip" all the time has a habit."""
    written = Diary()
    for day in range(9):
        written.write(day, message="wip" if day % 3 else "Save")
    assert without_routine(written.commits) == written.commits
