"""A mailmap is read where git looks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.record import Person

if TYPE_CHECKING:
    from tests.support.repository import GitRepository


def test_the_last_mailmap_wins_and_none_is_followed_out_of_the_work_tree(repository: GitRepository) -> None:
    """`.mailmap`, then mailmap.blob, then mailmap.file, as in `git log --format=%aN`."""
    repository.commit("Start", {"a.txt": "a\n", "kept/map": "From Blob <ann@example.org>\n"})
    git_log = ("log", "-1", "--use-mailmap", "--format=%aN")
    ann = Person("Ann Dev", "ann@example.org")

    def our_name() -> str:
        return open_reader(repository.path, cache_folder=None).mailmap().proper(ann).name

    assert our_name() == repository.git(*git_log) == "Ann Dev"
    (repository.path / ".mailmap").write_text("From Work Tree <ann@example.org>\n")
    assert our_name() == repository.git(*git_log) == "From Work Tree"
    repository.git("config", "mailmap.blob", "HEAD:kept/map")
    assert our_name() == repository.git(*git_log) == "From Blob"
    (repository.home / "map").write_text("From File <ann@example.org>\n")
    repository.git("config", "mailmap.file", str(repository.home / "map"))
    assert our_name() == repository.git(*git_log) == "From File"
    repository.git("config", "mailmap.file", str(repository.home))
    repository.git("config", "mailmap.blob", "HEAD:nowhere")
    (repository.path / ".mailmap").unlink()
    (repository.path / ".mailmap").symlink_to(repository.home / "map")
    assert our_name() == "Ann Dev"
