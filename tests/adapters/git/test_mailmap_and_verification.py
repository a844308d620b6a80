"""What is read besides commits: mailmaps where git looks for them, and hashes where they are asked to be checked."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.record import Person

if TYPE_CHECKING:
    from tests.support.repository import GitRepository


def test_the_last_mailmap_wins_and_none_is_followed_out_of_the_work_tree(repository: GitRepository) -> None:
    """`.mailmap`, then mailmap.blob, then mailmap.file, as `git log --format=%aN` has it."""
    repository.commit("Start", {"a.txt": "a\n", "kept/map": "From Blob <ann@example.org>\n"})
    git_says = ("log", "-1", "--use-mailmap", "--format=%aN")
    ann = Person("Ann Dev", "ann@example.org")

    def we_say() -> str:
        return open_reader(repository.path, cache_folder=None).mailmap().proper(ann).name

    assert we_say() == repository.git(*git_says) == "Ann Dev"
    (repository.path / ".mailmap").write_text("From Work Tree <ann@example.org>\n")
    assert we_say() == repository.git(*git_says) == "From Work Tree"
    repository.git("config", "mailmap.blob", "HEAD:kept/map")
    assert we_say() == repository.git(*git_says) == "From Blob"
    (repository.home / "map").write_text("From File <ann@example.org>\n")
    repository.git("config", "mailmap.file", str(repository.home / "map"))
    assert we_say() == repository.git(*git_says) == "From File"
    repository.git("config", "mailmap.file", str(repository.home))
    repository.git("config", "mailmap.blob", "HEAD:nowhere")
    (repository.path / ".mailmap").unlink()
    (repository.path / ".mailmap").symlink_to(repository.home / "map")
    assert we_say() == "Ann Dev"


def test_verification_finds_a_file_that_is_not_what_its_hash_says(repository: GitRepository) -> None:
    """A whole object under a wrong name is taken as git takes it, and refused where hashes are to be verified."""
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
