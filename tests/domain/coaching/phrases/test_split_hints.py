"""What could be a commit of its own, found in files and message."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.split_hints import (
    listed_action,
    side_change,
)
from tests.support.changed import touching


@pytest.mark.parametrize(
    ("body", "action"),
    [
        ("- fix the parser\n- bump the version", "bump the version"),
        ("* Fixed the parser.", "Fixed the parser"),
        ("1. remove the cache\n2) the rest", "remove the cache"),
        ('- rename "a" to b', "rename 'a' to b"),
        ("- the parser\n- a version", None),
        ("- fix", None),
        ("Prose: fix the parser", None),
    ],
)
def test_the_last_item_that_begins_with_a_verb_is_an_action(body: str, action: str | None) -> None:
    """Without its sign and full stop, with quotes that fit into others."""
    assert listed_action(touching("a.py", message=f"Tidy\n\n{body}")) == action


def test_a_long_item_is_cut() -> None:
    """At most sixty characters, and at a word."""
    action = listed_action(touching("a.py", message="Tidy\n\n- fix the parser " + "of every kind " * 9))
    assert action is not None
    assert len(action) <= 61
    assert action.startswith("fix the parser of every kind")


def test_a_side_change_is_a_sentence_of_the_body() -> None:
    """Words of the subject name the change itself."""
    facts = touching("a.py", message="Reject tokens\n\nThey crashed. While at it, rename the parser. Done.")
    assert side_change("While at it", facts) == "While at it, rename the parser."
    assert side_change("reject tokens", facts) is None
    assert side_change(None, facts) is None
