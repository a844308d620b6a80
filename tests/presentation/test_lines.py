"""Lines: what fits, and where they break."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.presentation.lines import cut, width, wrap


def test_a_percent_sign_stays_with_its_figure() -> None:
    """A figure and its sign are one word for a line's end."""
    assert wrap("before, 25 % of all", 12) == ["before, 25 %", "of all"]
    assert wrap("before, 25 % of all", 11) == ["before,", "25 % of all"]


WORDS = st.lists(st.text(st.characters(blacklist_characters=" "), min_size=1), min_size=1)


@given(WORDS.map(" ".join), st.integers(1, 40))
def test_wrapping_loses_nothing(text: str, columns: int) -> None:
    """The lines joined by blanks are the text again, and only a line of one word is too long."""
    lines = wrap(text, columns)
    assert " ".join(lines) == text
    assert all(width(line) <= columns or " " not in line.replace(" %", "") for line in lines)


@given(st.text(), st.integers(0, 40))
def test_what_is_cut_fits(text: str, columns: int) -> None:
    """Never wider than the room there is."""
    assert width(cut(text, columns)) <= columns
