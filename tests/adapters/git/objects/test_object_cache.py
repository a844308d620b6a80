"""Objects are verified by their hash if asked for."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader

if TYPE_CHECKING:
    from tests.support.repository import GitRepository


def test_verification_finds_a_file_that_is_not_what_its_hash_says(repository: GitRepository) -> None:
    """An object under a wrong name is read as in git, and is damaged if hashes are to be verified."""
    repository.commit("Start", {"a.txt": "a\n"})
    last = repository.commit("Go on", {"a.txt": "b\n"})
    blob = repository.git("rev-parse", "HEAD:a.txt")
    path = repository.path / ".git" / "objects" / blob[:2] / blob[2:]
    path.chmod(0o644)
    path.write_bytes(zlib.compress(b"blob 2\0c\n"))
    assert open_reader(repository.path, cache_folder=None).record(last).stats_error is None
    strict = open_reader(repository.path, cache_folder=None, verify_objects=True)
    assert strict.record(last).stats_error == f"the object {blob} is damaged"
    assert [record.stats_error for record in strict.records([last, last])] == [f"the object {blob} is damaged"] * 2
