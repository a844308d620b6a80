"""A model's words on the screen."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.model.model_words import ModelWords
from craftnudge.domain.coaching.model.summary_facts import HistoryFact
from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.model_words import summary_screen
from tests.support.piped import piped


@pytest.mark.parametrize("columns", [60, 120])
@pytest.mark.parametrize("model", ["llama3.2:3b", "a-model-of-a-very-long-name-indeed:70b"])
def test_a_reply_from_the_cache_is_marked(columns: int, model: str) -> None:
    """Where there is room for it; a reply of now has no such mark."""
    facts = [HistoryFact("score", "Your score is 7.1.")]
    kept, new = (
        piped(summary_screen(ModelWords(model, "score", cached=cached), facts, Canvas(columns)))
        for cached in (True, False)
    )
    assert "from the cache" not in new
    assert ("from the cache" in kept) == (columns == 120 or len(model) < 20)
    assert all(width(line) <= max(columns, *map(width, new.split("\n"))) for line in kept.split("\n"))
    assert kept.replace("   (from the cache)", "") == new
