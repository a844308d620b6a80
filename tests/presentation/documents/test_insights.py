"""The document of insights agrees with its schema, and names commits that exist."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.model.model_words import ModelWords
from craftnudge.domain.coaching.model.no_words_reason import Reason
from craftnudge.domain.habits.find_insights import find_insights
from craftnudge.domain.habits.history import history_of
from craftnudge.errors import Cause
from craftnudge.presentation.documents.insights import insights_document
from craftnudge.presentation.json import as_text
from tests.support.schema import assert_valid
from tests.support.scored import unfinished_every_fourth_day

NOT_ASKED = ModelWords(reason=Reason("off", Cause("model.off")))


@pytest.mark.parametrize("days", [0, 40])
def test_insights_agree_with_their_schema(days: int) -> None:
    """Each insight has its figures, and each of its commits can be found."""
    written = unfinished_every_fourth_day(days)
    history = history_of(written.commits)
    document = insights_document(history, find_insights(history), None, "Ann Dev", 40, words=NOT_ASKED)
    assert_valid("insights", document)
    assert as_text(document)
    hashes = {commit.record.hash for commit in written.commits}
    shown = [commit["hash"] for insight in document["insights"] for commit in insight["commits"]]
    assert set(shown) <= hashes
    assert bool(shown) == bool(days)
