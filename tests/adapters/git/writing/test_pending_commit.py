"""A commit that is about to be made is read like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.writing.pending_commit import PendingCommit, reader_with_staged

if TYPE_CHECKING:
    from tests.support.repository import GitRepository

SECONDS = 1_800_000_000


def test_the_clock_is_the_caller_s(repository: GitRepository) -> None:
    """The committer's time is the time that the caller gives."""
    repository.commit("Start", {"a.txt": "a\n"})
    repository.write({"b.txt": "b\n"})
    author = {"GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "a@x.org", "GIT_AUTHOR_DATE": "@1700000000 +0100"}
    pending = PendingCommit("Go on\n", author, SECONDS)
    with reader_with_staged(repository.path, pending, cache_folder=None) as (_, record):
        assert record.committed is not None
        assert record.authored is not None
        assert (record.committed.seconds, record.authored.seconds) == (SECONDS, 1_700_000_000)
