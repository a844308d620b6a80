"""Columns on a screen, by Unicode TR 11 and TR 51."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.display_width import display_width, drawn_signs


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("Add a lock", 10),
        ("é", 1),
        ("e\u0301", 1),
        ("変更", 4),
        ("한", 2),
        ("\u1112\u1161\u11ab", 2),  # the same syllable in conjoining letters
        ("नमस्ते", 4),  # two of its signs are drawn above or below the others
        ("👩\u200d💻", 2),
        ("👩🏽\u200d🚀", 2),
        ("👍🏽", 2),
        ("❤️", 2),
        ("🇫🇷", 2),
        ("می\u200cخواهم", 7),
    ],
)
def test_the_width_of_scripts_and_emoji(text: str, columns: int) -> None:
    """Wide characters take two columns, marks and joiners none, and what is joined is drawn once."""
    assert display_width(text) == columns


@given(st.text())
def test_pieces_are_the_whole_text(text: str) -> None:
    """Taken together the pieces are the text, and none is empty."""
    pieces = [piece for piece, _ in drawn_signs(text)]
    assert "".join(pieces) == text
    assert all(pieces)
