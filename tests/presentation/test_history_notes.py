"""Notes beside an answer: what they say of whom, and what can be done."""

from __future__ import annotations

from craftnudge.domain.commits.record import Person
from craftnudge.errors import Cause
from craftnudge.presentation.history_notes import identity_note, newest_only_note, unreadable_note

ANN = Person("Ann Dev", "ann@example.org")


def test_an_unknown_identity_is_named_with_what_to_type() -> None:
    """An option is offered only by a command that has it; the repository is named only where it alone is meant."""
    note = identity_note("unknown-identity", ANN, here_only=True, may_name=True)
    assert "Ann Dev <ann@example.org>" in note.message
    assert "of this repository" in note.message
    assert "--author WHO" in str(note.hint)
    other = identity_note("unknown-identity", ANN, here_only=False, may_name=False)
    assert "of this repository" not in other.message
    assert "--author" not in str(other.hint)


def test_without_an_identity_git_is_to_be_told() -> None:
    """The command can be pasted."""
    note = identity_note("no-identity", None, here_only=False, may_name=True)
    assert "git config --global user.email" in str(note.hint)


def test_counts_have_their_nouns() -> None:
    """One line, several commits."""
    assert "1 line of the journal (line 7" in unreadable_note(1, 7, Cause("line.not-json")).message
    assert "the newest 1,000 commits of reports" in newest_only_note("reports", 1000).message
