"""A message while it is typed: checked with the change that is staged now, read again when that is another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.services.live_message import LiveMessage, message_of_head
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

REASON = "Reject expired tokens\n\nA token that had just run out was taken once more, because the check came after.\n"


def test_each_text_is_checked_with_what_is_staged_now(repository: GitRepository, tmp_path: Path) -> None:
    """Comments are no part of it; without a staged change the message alone is checked."""
    repository.commit("Begin", {"a.py": "x = 1\n"})
    live = LiveMessage(workplace_in(tmp_path / "home", repository.path))
    assert live.check(f"{REASON}# a comment\r\n").record.message == REASON
    assert live.check("wip").label == "message"
    repository.write({"a.py": "x = 1\nbreakpoint()\n"})
    repository.git("add", "a.py")
    result = live.check(REASON)
    assert (result.label, [danger.id for danger in result.dangers]) == ("staged", ["CN307"])
    repository.write({"a.py": "x = 2\n"})
    repository.git("add", "a.py")
    again = live.check("wip")
    assert again.dangers == ()
    assert (again.card.score or 9) < (live.check(REASON).card.score or 0)


def test_what_needs_no_author_is_fixed(repository: GitRepository, tmp_path: Path) -> None:
    """The text of the editor stays as it is where nothing is to be fixed."""
    repository.commit("Begin", {"a.py": "x = 1\n"})
    repository.write({"a.py": "x = 2\n"})
    repository.git("add", "a.py")
    live = LiveMessage(workplace_in(tmp_path / "home", repository.path))
    assert live.reworded("Added a total.").message == "Add a total\n"
    assert live.reworded(REASON).changes == ()


def test_an_amended_commit_is_checked_with_its_own_change(repository: GitRepository, tmp_path: Path) -> None:
    """And with nothing in its place where the repository cannot be read."""
    repository.commit("Begin", {"a.py": "x = 1\n"})
    repository.commit("Stop here", {"a.py": "x = 1\nbreakpoint()\n"})
    workplace = workplace_in(tmp_path / "home", repository.path)
    assert [danger.id for danger in LiveMessage(workplace, amends=True).check(REASON).dangers] == ["CN307"]
    assert LiveMessage(workplace).check(REASON).dangers == ()
    assert message_of_head(workplace).startswith("Stop here")


def test_without_a_commit_there_is_no_message(repository: GitRepository, tmp_path: Path) -> None:
    """Nor outside of a repository."""
    assert message_of_head(workplace_in(tmp_path / "home", repository.path)) == ""
    assert message_of_head(workplace_in(tmp_path / "home", tmp_path)) == ""
