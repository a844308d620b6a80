"""Whether a subject without its first word still makes a statement."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.text.finite_verb import has_own_verb, is_plural, may_be_its_verb


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("orders are shown twice", True),
        ("rows vanish", True),
        ("rows with no name crash the export", True),
        ("table loses its border", True),
        ("jobs that fail run twice", True),
        ("lock before writing orders", False),
        ("tests again", False),
        ("crash when the list is empty", False),
        ("bug where the list is empty", False),
        ("use of threads", False),
    ],
)
def test_a_verb_behind_its_noun_makes_a_statement(words: str, statement: bool) -> None:
    """A verb of a later clause says nothing about the first; a plural with a plain word behind it may have its verb."""
    assert has_own_verb(words.split()) is statement


def test_all_clauses_are_read_where_a_doing_is_the_topic() -> None:
    """The verb of "Adding a row when the list is empty crashes" stands at its end."""
    words = ["a", "row", "when", "nothing", "else", "helps", "crashes"]
    assert not has_own_verb(words)
    assert has_own_verb(words, of_all=True)


def test_plurals_and_their_verbs() -> None:
    """A plural is known by its ending or by name; a participle is its verb where no noun follows."""
    assert all(map(is_plural, ("rows", "people")))
    assert not any(map(is_plural, ("class", "status", "analysis", "row")))
    assert may_be_its_verb("break", "the")
    assert may_be_its_verb("saved", "in")
    assert not may_be_its_verb("renamed", "tests")
