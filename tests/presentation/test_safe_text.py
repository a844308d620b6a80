"""What is escaped for a terminal, and what stays because a script needs it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.presentation.safe_text import safe_text


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻 Add a shell",  # a woman at a computer
        "👩🏽\u200d🚀 Launch",  # with a skin tone before the joiner
        "❤️\u200d🔥",  # with the emoji style before it
        "می\u200cخواهم",  # Persian: "I want"
        "क\u094d\u200dष",  # a half form in Devanagari
        "🇫🇷 Traduire",
    ],
)
def test_a_joiner_that_is_needed_stays(text: str) -> None:
    """Joined emoji, Persian and Indic words are printed as they were written."""
    assert safe_text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ad\u200dmin", r"ad\u200dmin"),
        ("ad\u200cmin", r"ad\u200cmin"),
        ("\u200d👩", r"\u200d👩"),
        ("👩\u200d", r"👩\u200d"),
        ("👩\u200dx", r"👩\u200dx"),
        ("می\u200c", r"می\u200c"),
        ("👩\u200d\u200d👩", r"👩\u200d\u200d👩"),
        ("a\u202eb", r"a\u202eb"),
        ("a\x1b[0m", r"a\x1b[0m"),
    ],
)
def test_a_joiner_that_only_hides_is_escaped(text: str, shown: str) -> None:
    """Between Latin letters, at an edge or doubled, a joiner is invisible and is shown as an escape."""
    assert safe_text(text) == shown


@given(st.text())
def test_safe_text_is_safe_already(text: str) -> None:
    """Escaping twice changes nothing more."""
    assert safe_text(safe_text(text)) == safe_text(text)
