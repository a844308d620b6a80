"""The hidden first line of our comment."""

from __future__ import annotations

from craftnudge.domain.forge.comment_marker import is_marked, is_unchanged, marked


def test_a_comment_is_known_by_its_first_line_alone() -> None:
    """Also after a person edited the rest; a quotation of it is another comment."""
    comment = marked("The subject is too vague.")
    assert is_marked(comment)
    assert is_unchanged(comment, "The subject is too vague.")
    assert is_unchanged(comment + "edited", "The subject is too vague.")
    assert not is_unchanged(comment, "Another text.")
    assert not is_marked("> " + comment)
    assert not is_marked("The subject is too vague.")
