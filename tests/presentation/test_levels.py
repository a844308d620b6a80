"""A score in words and colours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from craftnudge.domain.commits.bots import BotSign
from craftnudge.presentation.levels import (
    LEVEL_COLUMNS,
    LEVEL_NAMES,
    LEVEL_STYLES,
    SCORE_COLUMNS,
    level_name,
    level_style,
    score_column,
    score_style,
    score_text,
    skipped_sentence,
    skipped_sentences,
)
from tests.support.scored import card, check_result


@pytest.mark.parametrize(
    ("score", "text", "column"),
    [
        (8.4, "8.4  good", " 8.4  good"),
        (10.0, "10.0  excellent", "10.0  excellent"),
        (3.0, "3.0  needs work", " 3.0  needs work"),
    ],
)
def test_a_score_has_its_level_behind_it(score: float, text: str, column: str) -> None:
    """In a column the decimal points are below each other, and every cell is as wide."""
    scored = card("a" * 40, score)
    assert score_text(scored) == text
    assert score_column(scored) == column.ljust(SCORE_COLUMNS)


def test_a_commit_without_a_score_says_why() -> None:
    """Skipped with the kind, or not scored."""
    assert score_text(card("a" * 40, None, generated="merge")) == "skipped (merge)"
    nothing = card("a" * 40, None, [check_result("CN199", "why", None)])
    assert score_text(nothing) == "not scored"
    assert len(score_column(card("a" * 40, None, generated="version"))) == SCORE_COLUMNS


def test_the_style_is_that_of_the_level_of_the_score() -> None:
    """A score of a float's inaccuracy has the level that its figure shows; without a level it is dim."""
    assert [score_style(score) for score in (9.5, 7.5, 5.5, 1.0)] == ["excellent", "good", "fair", "needs_work"]
    assert score_style(0.1 + 0.2 + 8.7) == score_style(9.0)
    assert level_style(None) == "dim"
    assert (level_name(None), level_name("NEEDS_WORK")) == ("", "needs work")
    assert set(LEVEL_STYLES) == set(LEVEL_NAMES)
    assert max(map(len, LEVEL_NAMES.values())) == LEVEL_COLUMNS


def test_a_skipped_commit_has_a_sentence() -> None:
    """Also one of a kind that this version does not know."""
    assert skipped_sentence("merge") == "Skipped: merge commits are recorded but not scored."
    assert skipped_sentence("later") == "Skipped: later are recorded but not scored."


def test_a_bots_commit_says_by_what_the_bot_was_known() -> None:
    """And what to do if it is a person; not where the user listed it."""
    for kind, sentences in (("bot-name", 3), ("listed", 2)):
        skipped = replace(card("a" * 40, None, generated="bot"), bot=BotSign(kind, "release-bot"))  # type: ignore[arg-type]
        said = skipped_sentences(skipped)
        assert len(said) == sentences
        assert said[1].endswith(": release-bot")
