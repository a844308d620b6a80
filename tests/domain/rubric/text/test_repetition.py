"""Sentences that add nothing are not read."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.text.message_words import Wording
from craftnudge.domain.rubric.text.repetition import is_empty_cause, telling_body, telling_words

LOREM = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore."


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", ""),
        ("The parser lost the last row.", "The parser lost the last row."),
        ("Parse rows. Parsing of rows.", ""),
        ("The last one was lost. It was lost, because the last was lost.", "The last one was lost."),
        ("Because it was needed.", ""),
        ("Since 3.12 it must.", "Since 3.12 it must."),
        (LOREM, ""),
    ],
)
def test_a_sentence_needs_a_new_word(body: str, told: str) -> None:
    """One of content, that neither the subject nor an earlier sentence has; a figure is one; no English is none."""
    assert telling_body(Wording(Message(f"Parse rows\n\n{body}"))) == told


@pytest.mark.parametrize(
    ("words", "nowhere"), [("because", True), ("why must you do this", True), ("because rows were lost", False)]
)
def test_a_cause_needs_an_object(words: str, nowhere: bool) -> None:
    """Behind a word of cause stands what it was."""
    assert is_empty_cause(words.split(), 0) is nowhere


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        ("asdf asdf asdf because asdf", "asdf"),
        ("fix stuff because it was broken", "fix stuff"),
        ("improve things because it is better so that it works", "improve things"),
        ("close the lock because the reader waits", "close the lock because reader waits"),
        ("because it was needed", "because it was needed"),
    ],
)
def test_a_reason_that_adds_nothing_is_left_out_of_a_headline(words: str, telling: str) -> None:
    """Words that were said before, and that something was bad or gets better."""
    assert telling_words(words.split()) == telling.split()
