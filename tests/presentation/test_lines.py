"""Lines: what fits, and where they break."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.presentation.lines import cut, pad, span, width, wrap
from craftnudge.presentation.safe_text import safe_text

WORDS = st.lists(st.text(st.characters(blacklist_characters=" `"), min_size=1), min_size=1)
# Characters that escaping, joining and marks make hard to measure.
ODD_TEXT = st.text(st.sampled_from("ab é中👩💻\u200d\u200c\u202e\x1b\u0301\ufe0f🏽मस्ते"))


@given(WORDS.map(" ".join), st.integers(1, 40))
def test_wrapping_loses_nothing(text: str, columns: int) -> None:
    """The lines joined by blanks are the safe text again, and only a line of one word is too long."""
    lines = wrap(text, columns)
    assert " ".join(lines) == safe_text(text)
    assert all(width(line) <= columns or " " not in line for line in lines)


def test_a_command_is_not_broken() -> None:
    """Between backticks or at the end it stays whole, to be copied; a backtick alone changes nothing."""
    assert wrap("Remove it; `git diff --staged` shows it", 20) == ["Remove it;", "`git diff --staged`", "shows it"]
    assert wrap("a ` b c", 3) == ["a `", "b c"]
    assert wrap("Record yours: craftnudge track --all", 20) == ["Record yours:", "craftnudge track --all"]


@given(st.text() | ODD_TEXT, st.integers(0, 40))
def test_a_cut_text_fits_after_escaping(text: str, columns: int) -> None:
    """Never wider than the room there is, also where characters had to be escaped; nothing is escaped twice."""
    shown = span(cut(text, columns)).text
    assert width(shown) <= columns
    assert shown == cut(text, columns)


@given(st.text() | ODD_TEXT, st.integers(0, 40))
def test_a_padded_text_fills_its_column(text: str, columns: int) -> None:
    """A column is exactly as wide as asked for, or as the text."""
    assert width(span(pad(text, columns)).text) == max(columns, width(text))


def test_a_subject_with_an_escape_does_not_push_its_line_out() -> None:
    """An unsafe character counts with the columns of its escape."""
    assert cut("Fix \x1b[31mred", 10) == "Fix \\x1..."


def test_a_joined_emoji_is_never_cut_in_two() -> None:
    """Four people and a family: all of the emoji or none of it."""
    family = "👩\u200d👩\u200d👧"
    assert width(family) == 2
    assert [cut(f"ab{family}cdef", columns) for columns in (6, 7, 8)] == [
        "ab...",
        "ab👩\u200d👩\u200d👧...",
        "ab👩\u200d👩\u200d👧cdef",
    ]
