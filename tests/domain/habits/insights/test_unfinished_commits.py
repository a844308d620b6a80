"""Does work in progress stay in the history?"""

from __future__ import annotations

import pytest

from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.unfinished_commits import QUESTION
from tests.support.scored import Diary


@pytest.mark.parametrize(
    "subject", ["wip", "WIP: importer", "[wip] importer", "temp", "Tmp commit", "checkpoint", "save progress"]
)
def test_unfinished_subjects(subject: str) -> None:
    """Each of these, three times, gives an insight."""
    written = Diary()
    for day in range(3):
        written.write(day, message=subject)
    found = QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert found.figures["work_in_progress"] == 3


@pytest.mark.parametrize("subject", ["Save the report as PDF", "Temperature in Kelvin", "Draft orders can be sent"])
def test_finished_subjects_that_look_alike(subject: str) -> None:
    """A sentence that begins with such a word is no work in progress."""
    written = Diary()
    for day in range(9):
        written.write(day, message=subject)
    assert QUESTION.answer(history_of(written.commits)) is None


def test_fixups_are_counted_apart() -> None:
    """Fixup! and squash! commits are left behind too, the newest first; two in all are no pattern."""
    written = Diary()
    written.write(0, message="wip")
    written.write(1, None, message="fixup! Add a report", generated="fixup")
    assert QUESTION.answer(history_of(written.commits)) is None
    last = written.write(2, None, message="squash! Add a report", generated="squash")
    found = QUESTION.answer(history_of(written.commits))
    assert found is not None
    assert found.figures == {"work_in_progress": 1, "fixups": 2, "commits": 3}
    assert found.commits[0].commit == last


def test_one_in_fifty_is_a_slip() -> None:
    """Three unfinished commits of 150 are a habit, of 151 they are not."""
    for commits, named in ((147, True), (148, False)):
        written = Diary()
        for day in range(commits):
            written.write(day)
        for _ in range(3):
            written.write(200, message="wip")
        assert (QUESTION.answer(history_of(written.commits)) is not None) == named
