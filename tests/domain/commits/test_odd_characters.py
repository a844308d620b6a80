"""Characters that are not what they look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.odd_characters import has_visible_text, odd_character


def is_plain(text: str) -> bool:
    """Whether a text is what the tests expect behind the odd characters."""
    return text == "a-b: c"


@pytest.mark.parametrize(
    ("text", "position", "code", "replacement"),
    [
        ("a\u2011b: c", 2, "U+2011", "-"),
        ("a-b\uff1a c", 4, "U+FF1A", ":"),
        ("a-b:\u2009c", 5, "U+2009", " "),
        ("a-b:\tc", 5, "U+0009", " "),
        ("\u202ea-b: c", 1, "U+202E", ""),
        ("a-b: \u0441", 6, "U+0441", "c"),
        ("a\u200b-\u200bb: c", 2, "U+200B", ""),
    ],
)
def test_the_first_odd_character_is_named(text: str, position: int, code: str, replacement: str) -> None:
    """By its 1-based position, its code point, and what to write in its place."""
    odd = odd_character(text, is_plain)
    assert odd is not None
    assert (odd.position, odd.code, odd.replacement) == (position, code, replacement)
    assert odd.name.startswith(f"{code} (")


@pytest.mark.parametrize("text", ["a-b: c", "a-b: d", "\u200bother", "字: c"])
def test_nothing_is_named_where_it_makes_no_difference(text: str) -> None:
    """Plain texts, and texts that are wrong without their odd characters too."""
    assert odd_character(text, is_plain) is None


@given(st.text(), st.text())
def test_any_text_can_be_asked_about(text: str, wanted: str) -> None:
    """Control characters, unassigned ones, half of a pair: none of them raises."""
    odd_character(text, lambda plain: plain == wanted)
    has_visible_text(text)


@pytest.mark.parametrize(("text", "visible"), [("a", True), ("\u200b\ufeff \n", False), ("", False), ("👍", True)])
def test_text_that_can_be_seen(text: str, visible: bool) -> None:
    """Blanks, format characters and controls cannot."""
    assert has_visible_text(text) == visible
