"""The document of progress agrees with its schema, and its figures with its commits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from craftnudge.domain.coaching.model.model_words import ModelWords
from craftnudge.domain.coaching.model.no_words_reason import Reason
from craftnudge.domain.habits.progress import by_period, progress
from craftnudge.errors import Cause
from craftnudge.presentation.documents.progress import progress_document
from craftnudge.presentation.json import as_text
from tests.support.schema import assert_valid
from tests.support.scored import MONDAY, unfinished_every_fourth_day

NOT_ASKED = ModelWords(reason=Reason("off", Cause("model.off")))


@pytest.mark.parametrize("days", [0, 5, 40])
def test_progress_agrees_with_its_schema(days: int) -> None:
    """With nothing, a few and many commits; each figure can be traced to commits that are named."""
    today = MONDAY + timedelta(days=39)
    window, before = by_period(unfinished_every_fourth_day(days).commits, today, 40)
    document = progress_document(
        progress(window, before, who="Ann Dev", today=today, days=40), "ann@example.org", NOT_ASKED
    )
    assert_valid("progress", document)
    assert as_text(document)
    named = [commit["score"] for commit in document["commits"]]
    assert len(named) == days
    if named:
        assert document["courses"]["score"]["average"] == pytest.approx(sum(named) / len(named), abs=1e-4)
        assert sum(habit["of"] - habit["met"] == len(habit["missed"]) for habit in document["habits"]) == 4
