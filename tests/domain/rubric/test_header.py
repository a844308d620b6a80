"""The header of a conventional message as a rule reads it."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.header import Header, header_of, unknown_scope, why_no_header


@pytest.mark.parametrize(
    ("subject", "types", "header"),
    [
        ("fix: it", (), Header("fix", None, "it")),
        ("fix(a): b (c): d", (), Header("fix", "a", "b (c): d")),
        ("fix(a(b)): c", (), Header("fix", "a(b)", "c")),
        ("fix(): it", (), Header("fix", "", "it")),
        ("fix-up(a)!: it", (), Header("fix-up", "a", "it")),
        ("c++(a): it", ("c", "c++"), Header("c++", "a", "it")),
        ("fix it", (), None),
        ("fix:it", (), None),
        ("✨ fix: it", (), None),
        ("std::vector: it", (), None),
    ],
)
def test_a_header_is_type_scope_and_colon(subject: str, types: tuple[str, ...], header: Header | None) -> None:
    """A type of the configuration may have any signs, a scope parentheses of its own."""
    assert header_of(subject, types) == header


@pytest.mark.parametrize(
    ("scope", "unknown"),
    [
        ("a/b", None),
        ("c", None),
        ("c/a/b,c", None),
        ("c\\c", None),
        ("", None),
        ("a", "a"),
        ("c,a", "a"),
        ("d/c", "d/c"),
    ],
)
def test_the_unknown_part_of_a_scope_is_named(scope: str, unknown: str | None) -> None:
    """The whole counts before its parts."""
    assert unknown_scope(scope, ("a/b", "c")) == unknown


def test_a_scope_of_many_delimiters_takes_no_time() -> None:
    """A stranger's subject is read in bounded time."""
    assert unknown_scope("a/" * 100_000, ("a/" * 3, "b")) is not None


def test_a_line_that_is_no_header_at_all_has_no_explanation() -> None:
    """Only a known type makes a near miss."""
    assert why_no_header("Read it", ("fix",)) == {}
    assert why_no_header("note:that", ("fix",)) == {}
    assert why_no_header("fix:that", ("fix",)) == {"no_blank_behind": "fix:", "write": "fix: that"}
