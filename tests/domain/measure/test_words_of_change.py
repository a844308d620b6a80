"""The words of a message that occur in its changed lines and paths."""

from __future__ import annotations

from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.words_of_change import WordsOfChange
from craftnudge.domain.measure.words_of_change import SEARCHED_BYTES, words_of_change
from tests.support.deltas import added, changed

MESSAGE = Message("Skip blank lines in the order parser")


def test_added_lines_deleted_lines_and_paths_are_searched() -> None:
    """Each of them may name what the message speaks of."""
    change = changed("orders/reader.py", "skipped = blank(row)\n", "for line in rows:\n")
    assert words_of_change(MESSAGE, [change]) == WordsOfChange(5, ("pars",))


def test_a_message_about_another_change_finds_nothing() -> None:
    """That is what the fact is for."""
    found = words_of_change(MESSAGE, [changed("shop/price.py", "total = 1\n", "total = 2\n")])
    assert (found.content_words, found.found_words) == (5, 0)


def test_lines_that_hold_any_word_are_not_searched() -> None:
    """A lock file bears no message out; its path may."""
    assert words_of_change(Message("Blank yarn"), [added("yarn.lock", "blank\n")]) == WordsOfChange(2, ("blank",))


def test_a_large_change_is_searched_in_part() -> None:
    """The work is bounded, and one large file leaves room for the others."""
    large = added("data.py", b"x = 1\n" * SEARCHED_BYTES + b"blank\n")
    found = words_of_change(MESSAGE, [large, added("more.py", b"def parser(): skip order line\n")])
    assert found == WordsOfChange(5, ("blank",))


def test_a_message_without_content_words_is_grounded() -> None:
    """Nothing was looked for."""
    assert words_of_change(Message("Fix"), [added("a.py", "x\n")]) == WordsOfChange(0)
