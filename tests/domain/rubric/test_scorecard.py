"""The score card: levels, and finding one's way in it."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.scorecard import ScoreCard, level_of
from tests.support.cards import a_card, a_check, a_record


@pytest.mark.parametrize(
    ("tenths", "level"),
    [
        (None, None),
        (0, "NEEDS_WORK"),
        (49, "NEEDS_WORK"),
        (50, "FAIR"),
        (69, "FAIR"),
        (70, "GOOD"),
        (84, "GOOD"),
        (85, "EXCELLENT"),
        (100, "EXCELLENT"),
    ],
)
def test_levels_begin_where_they_say(tenths: int | None, level: str | None) -> None:
    """EXCELLENT from 8.5, GOOD from 7.0, FAIR from 5.0."""
    assert level_of(tenths) == level


def test_a_category_is_found_by_its_name() -> None:
    """A card has four categories; that of a skipped commit has none."""
    card = a_card(code=[a_check("CN301", 100, 200)])
    assert card.category("code").score == 5.0
    assert (card.category("message").judged, card.category("message").score) == (False, None)
    with pytest.raises(KeyError):
        ScoreCard(a_record(), "merge", ()).category("code")


def test_a_card_without_opinions_has_no_score() -> None:
    """Unknown is neither full marks nor zero."""
    assert (a_card().score, a_card().level) == (None, None)


def test_a_check_is_shown_as_passed_only_with_all_its_points() -> None:
    """A hundredth may be lost by rounding; a passed check that lost more is shown as partial under its passing name."""
    shown = [a_check("CN102", points, 187, result="pass").outcome for points in (187, 186, 185, 97)]
    assert shown == ["pass", "pass", "partial", "partial"]
    assert a_check("CN102", 0, 187).outcome == "fail"
