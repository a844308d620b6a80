"""What could be a commit of its own, found in files and message."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.split_hints import (
    listed_action,
    moved_file,
    new_code_file,
    side_change,
)
from tests.support.changed import touching


def test_a_move_beside_other_changes_could_be_a_commit() -> None:
    """A commit that only moves is one already."""
    assert moved_file(touching("R new/a.py +0 -0", "b.py +9")) == "new/a.py"
    assert moved_file(touching("R new/a.py +0 -0")) is None
    assert moved_file(touching("a.py", "b.py")) is None


@pytest.mark.parametrize(
    ("files", "name"),
    [
        (("A new.py +15", "b.py +2"), "new.py"),
        (("A new.py +12 -2", "b.py +2"), None),
        (("A new.py +15",), None),
        (("A new.py +15", "A other.py +15"), None),
        (("A notes.md +90", "b.py +2"), None),
        (("M new.py +15", "b.py +2"), None),
    ],
)
def test_one_larger_new_file_of_code_could_be_a_commit(files: tuple[str, ...], name: str | None) -> None:
    """Beside other changes; of two new files neither is picked."""
    assert new_code_file(touching(*files)) == name


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
