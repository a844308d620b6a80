"""A line cut to a width."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.text.truncate import truncate_line


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("one, two three", "one ..."),
        ("abcdefghij", "abcdef ..."),
    ],
)
def test_a_line_is_cut_behind_a_word_where_one_ends(line: str, cut: str) -> None:
    """What has no blank in it is cut all the same, and never to nothing."""
    assert truncate_line(line, 6) == cut
