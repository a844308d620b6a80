"""Damage to whitespace."""

from __future__ import annotations

import pytest

from craftnudge.domain.measure import measure
from tests.support.deltas import added, changed


@pytest.mark.parametrize(
    ("kind", "before", "after", "line"),
    [
        ("trailing_blank", "", "x = 1\ny = 2 \n", 11),
        ("trailing_blank", "", "x = 1\t\r\n", 10),
        ("mixed_indentation", "", "x = 1\n    \ty = 2\n", 11),
        ("no_final_newline", "x = 1\n", "x = 1\ny = 2", 11),
        ("line_ends_flipped", "x = 1\ny = 2\n", "x = 1\r\ny = 2\r\n", 1),
    ],
)
def test_damage_is_found_where_it_is(kind: str, before: str, after: str, line: int) -> None:
    """Each kind is found once, on its line."""
    facts = measure([changed("a.py", before, after)])
    assert [(place.kind, place.line) for place in facts.places] == [(kind, line)]


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.py", "x = 1 \n", "x = 2 \n"),
        ("a.py", "x = 1\r\n", "x = 2\r\ny = 3\r\n"),
        ("a.py", "x = 1", "x = 2"),
        ("a.md", "", "a line  \nbroken\n"),
        ("tests/out.txt", "", "out \n"),
        ("a.py", "x = 1 \n", ""),
    ],
)
def test_what_was_there_before_is_not_new(path: str, before: str, after: str) -> None:
    """Damage that a change leaves as it was, or that is a line break of prose, is not of its making."""
    assert measure([changed(path, before, after)]).places == ()


def test_a_link_has_no_last_line_end() -> None:
    """The text of a symbolic link is one line without an end, and nothing is wrong with it."""
    assert measure([added("link", "../there")]).places == ()


def test_respacing_alone_is_counted() -> None:
    """Lines that differ from what they replace in blanks alone are counted, and others are not."""
    assert measure([changed("a.c", "if(x)\n  y();\n", "if (x)\n    y();\n")]).count("whitespace_only_lines") == 2
    assert measure([changed("a.c", "if(x)\n", "if (y)\n")]).count("whitespace_only_lines") == 0
    assert measure([changed("a.c", "", "if (y)\n")]).count("whitespace_only_lines") == 0
