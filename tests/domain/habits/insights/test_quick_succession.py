"""Commits within minutes of the one before."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.insight_text import insight_headline
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights import quick_succession
from tests.support.scored import Diary


@pytest.mark.parametrize(("hasty", "lower"), [(5.0, True), (9.0, False)])
def test_commits_minutes_after_another(hasty: float, lower: bool) -> None:
    """Commits within ten minutes of the one before, a merge too, against the others; higher ones are not named."""
    written = Diary()
    for day in range(15):
        written.write(day, 7.0 + day % 2 / 10, hour=9)
        written.write(day, None, hour=9, minute=5, generated="merge")
        written.write(day, hasty + day % 2 / 10, hour=9, minute=10)
        written.write(day, timeless=True)
    found = quick_succession.QUESTION.answer(history_of(written.commits))
    assert (found is not None) == lower
    if found is None:
        return
    assert insight_headline(found) == "Commits within 10 minutes of the last one: messages score 2.0 lower."
    assert (found.figures["hasty_commits"], found.figures["other_commits"]) == (15, 14)
    assert found.chance is not None
    assert found.chance < 0.01


def test_no_bursts_no_answer() -> None:
    """A commit a day is never hasty."""
    written = Diary()
    for day in range(40):
        written.write(day)
    assert quick_succession.QUESTION.answer(history_of(written.commits)) is None
