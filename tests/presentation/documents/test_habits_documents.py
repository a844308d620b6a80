"""What progress and insights say to programs: as their schemas have it, and the same figures as on the screen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from craftnudge.domain.coaching.model.model_words import ModelWords
from craftnudge.domain.coaching.model.no_words_reason import Reason
from craftnudge.domain.habits.find_insights import find_insights
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.progress import by_period, progress
from craftnudge.presentation.documents.insights import insights_document
from craftnudge.presentation.documents.progress import progress_document
from craftnudge.presentation.json import as_text
from tests.support.schema import assert_valid
from tests.support.scored import MONDAY, Diary

NOBODY_ASKED = ModelWords(reason=Reason("off", "switched off"))


def diary(days: int) -> Diary:
    """A commit a day, some left behind, one of no day at all."""
    written = Diary()
    for day in range(days):
        written.write(day, 5.0 + day % 4, message="wip" if day % 4 == 0 else "Add a total")
    written.write(0, timeless=True)
    return written


@pytest.mark.parametrize("days", [0, 5, 40])
def test_progress_agrees_with_its_schema(days: int) -> None:
    """With nothing, a few and many commits; each figure can be traced to commits that are named."""
    today = MONDAY + timedelta(days=39)
    window, before = by_period(diary(days).commits, today, 40)
    document = progress_document(
        progress(window, before, who="Ann Dev", today=today, days=40), "ann@example.org", NOBODY_ASKED
    )
    assert_valid("progress", document)
    assert as_text(document)
    named = [commit["score"] for commit in document["commits"]]
    assert len(named) == days
    if named:
        assert document["courses"]["score"]["average"] == pytest.approx(sum(named) / len(named), abs=1e-4)
        assert sum(habit["of"] - habit["met"] == len(habit["missed"]) for habit in document["habits"]) == 4


@pytest.mark.parametrize("days", [0, 40])
def test_insights_agree_with_their_schema(days: int) -> None:
    """Each insight has its figures, and each of its commits can be found."""
    written = diary(days)
    history = history_of(written.commits)
    document = insights_document(history, find_insights(history), None, "Ann Dev", 40, words=NOBODY_ASKED)
    assert_valid("insights", document)
    assert as_text(document)
    hashes = {commit.record.hash for commit in written.commits}
    shown = [commit["hash"] for insight in document["insights"] for commit in insight["commits"]]
    assert set(shown) <= hashes
    assert bool(shown) == bool(days)
