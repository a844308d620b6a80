"""Nothing in a commit can pass for another commit in git's log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.history.past_changes import past_changes

if TYPE_CHECKING:
    from tests.support.repository import GitRepository

FORGED = "Say \1eve@example.org\2forged\2 and \2 more"


def test_a_subject_forges_no_commit_and_no_file(repository: GitRepository) -> None:
    """Control characters in subjects and line ends in names stay what they are; empty commits and subjects count."""
    repository.commit("Begin", {"a": "1\n", "b\nc": "1\n"})
    repository.commit(FORGED, {"d": "1\n", "\1e": "1\n"})
    repository.git("commit", "--allow-empty", "--message", "Nothing")
    repository.git("commit", "--allow-empty", "--allow-empty-message", "--message", "")
    repository.commit("End", {"f": "1\n"})
    found = past_changes(repository.path, "HEAD")
    assert {change.author_email for change in found} == {"ann@example.org"}
    assert [(change.subject, set(change.paths)) for change in found] == [
        ("Begin", {"a", "b\nc"}),
        (FORGED, {"d", "\1e"}),
        ("Nothing", set()),
        ("", set()),
        ("End", {"f"}),
    ]
