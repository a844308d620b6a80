"""What is quoted of a message is a sentence of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.coaching.phrases.quote import MOST_CHARS, sentence_around, sentence_of_reason


@pytest.mark.parametrize(
    ("text", "shown", "quote"),
    [
        ("One. It failed because of x. Two.", "because", "It failed because of x."),
        ("Use e.g. this one, since it is short. Two.", "since", "Use e.g. this one, since it is short."),
        ("- add a\n- drop b, so that c works\n- more", "so", "drop b, so that c works"),
        ("First\nline goes on.\n\nIt was so slow.", "so", "It was so slow."),
        ("reason and season, as it is", "as", "reason and season, as it is"),
    ],
)
def test_the_sentence_is_whole(text: str, shown: str, quote: str) -> None:
    """From beginning to end, over line ends; an item of a list is a sentence, and a word is only found as a word."""
    assert sentence_around(text, shown) == quote


@given(st.text(max_size=400), st.text(max_size=10))
def test_a_quotation_is_short_and_on_one_line(text: str, shown: str) -> None:
    """Any text becomes one line, no longer than allowed apart from the marks of what was left out."""
    quote = sentence_around(text, shown)
    assert len(quote) <= MOST_CHARS + len("... ")
    assert len(quote.splitlines()) <= 1


def test_code_between_fences_is_no_sentence() -> None:
    """A quotation passes over blocks of code, and holds no double quotation mark and no half of a bracket."""
    text = 'The form is this:\n```\n<ip:port>\n```\nUsers need "default" here (see RFC 1. Then more) to log in.'
    text += "\r\n\r\nAlso fixed x."
    assert sentence_around(text, "need") == "Users need 'default' here (see RFC 1. Then more) to log in."
    assert sentence_around(text, ". Also") == "Also fixed x."
    assert sentence_around(text, "form") == "The form is this"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It is slow. It failed because the pool was empty.", "It failed because the pool was empty."),
        ("Otherwise, we could meet the following scenario:\n- one\n- two", None),
        ("Otherwise no significant behavioral changes.", None),
        ("The uSD level translator is optional.", None),
        ("This produced an invalid register write in QEMU.", "This produced an invalid register write in QEMU."),
        ("So it did not.", None),
        ("Please don't merge this before the next release is out.", None),
        ("Users still can't log in with a password of two words.", None),
        ("However, this should not have affected the output of it.", None),
        (f"{'a long way ' * 12}because of it all and more", None),
    ],
)
def test_a_quoted_reason_is_whole(text: str, quote: str | None) -> None:
    """A sentence with a cause and words after it; none that only announces one, or whose cause is cut off."""
    assert sentence_of_reason(text) == quote
