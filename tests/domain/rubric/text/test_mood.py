"""The form of a subject's verb, by ending and place."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.text.mood import mood_of


@pytest.mark.parametrize(
    ("headline", "mood"),
    [
        ("Added a timeout", "past"),
        ("renamed readers", "past"),
        ("Adds a timeout", "third_person"),
        ("Fixes #12", "third_person"),
        ("Frobs the widget", "third_person"),
        ("Adding tests", "gerund"),
        ("using error() instead of returning -1", "gerund"),
    ],
)
def test_reports_are_known_by_form(headline: str, mood: str) -> None:
    """Also with verbs that no list knows."""
    assert mood_of(headline) == mood


@pytest.mark.parametrize(
    "headline",
    [
        "Add a timeout",
        "Embed fonts",
        "Need a lock",
        "Bring back colours",
        "Process signals",
        "Focus the field",
        "Docs for readers",
        "Tests for the parser",
        "Nested lists",
        "Unused imports",
        "String handling",
        "Caching of pages",
        "Missing semicolon",
        "tags -> trailers",
        "FIXED WIDTH",
        "Added",
        "",
        "42 things",
        "Größe ändern",
        "Redis cluster",
    ],
)
def test_everything_else_is_let_be(headline: str) -> None:
    """Orders, titles, and words whose place does not show a verb with an object."""
    assert mood_of(headline) == "order"
