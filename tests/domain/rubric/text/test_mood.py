"""The form of a subject's verb, by the sentence it stands in."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.text.mood import mood_of


@pytest.mark.parametrize(
    ("headline", "mood"),
    [
        ("Added a timeout", "past"),
        ("renamed readers", "past"),
        ("Cached the rates", "past"),
        ("Made the reader faster", "past"),
        ("Updated docs, tests", "past"),
        ("Removed unused imports", "past"),
        ("Fixed bug where the list is empty", "past"),
        ("Cleaned up the reader", "past"),
        ("Adds a timeout", "third_person"),
        ("Fixes crash when a row is empty", "third_person"),
        ("Frobs the widget", "third_person"),
        ("Adding tests", "gerund"),
        ("Fixing the reader", "gerund"),
        ("using error() instead of returning -1", "gerund"),
    ],
)
def test_a_verb_of_change_with_an_object_is_a_report(headline: str, mood: str) -> None:
    """Any verb before an article, and common verbs of change before a bare object."""
    assert mood_of(headline) == mood


@pytest.mark.parametrize(
    "headline",
    [
        "Nested lists lose their indent",
        "Cached rates outlive the shop",
        "Added rows vanish after a reload",
        "Removed users keep their tokens",
        "Updated translations overflow the button",
        "Converted amounts are rounded twice",
        "Changed event fires twice",
        "Fixed header in the table",
        "Hidden columns in the export",
        "Left panel shows the wrong total",
        "Loading spinner never stops",
        "Parsing a blank line loses the rest of the file",
        "Adding a row when the list is empty crashes",
        "Renaming folders breaks the index",
        "Updates break the cache",
        "Changes saved twice",
        "Fixes land in the wrong branch",
        "Crashes the reader on an empty file",
        "Errors that nobody reads",
        "Logs no longer rotate",
    ],
)
def test_what_a_sentence_is_about_has_no_mood(headline: str) -> None:
    """Participles, gerunds and plurals before a noun or its verb: nothing is reported."""
    assert mood_of(headline) == "order"


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
        "Fixes #12",
        "Fixed: empty rows",
        "Added",
        "",
        "42 things",
        "Größe ändern",
        "Redis cluster",
    ],
)
def test_everything_else_is_let_be(headline: str) -> None:
    """Orders, titles, tickets, and words whose place does not show a verb with an object."""
    assert mood_of(headline) == "order"
