"""Each note about a push has words, and a command that fetches what is missing."""

from __future__ import annotations

from typing import get_args

import pytest

from craftnudge.presentation.push_text import push_note_text
from craftnudge.services.results.push import NoteKind, PushNote


@pytest.mark.parametrize("kind", get_args(NoteKind))
def test_a_note_has_words(kind: NoteKind) -> None:
    """None is about a commit's quality."""
    text = push_note_text(PushNote(kind, {"commit": "0123456789ab", "count": 2, "base": "main"}))
    assert text.message.endswith(".")
    assert ("fetch" in text.hint) == (kind in ("end missing", "only the last", "shallow"))


def test_only_a_branch_that_is_missing_is_to_be_fetched() -> None:
    """A name that the shell would split is quoted."""
    assert push_note_text(PushNote("only the last", {"base": None})).hint == ""
    assert push_note_text(PushNote("only the last", {"base": "a b"})).hint.endswith("git fetch origin 'a b'")
    assert "1 commit." in push_note_text(PushNote("shallow", {"count": 1})).message
