"""What references reach, as `git rev-list` has it, by both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.opening import open_reader
from craftnudge.errors import CommitDamagedError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Literal

    from tests.support.repository import GitRepository

ENGINES = ("pygit2", "git")


@pytest.mark.parametrize("engine", ENGINES)
def test_tips_are_of_branches_remotes_tags_and_worktrees(
    repository: GitRepository, tmp_path: Path, engine: Literal["pygit2", "git"]
) -> None:
    """Tags are followed to their commits; a tag of a tree, a stash, a note and a tool's own reference are none."""
    hashes = [repository.commit(f"Commit {number}", {"a": f"{number}\n"}) for number in range(6)]
    for name, commit in (("refs/heads/b", 0), ("refs/remotes/o/c", 1), ("refs/original/d", 2), ("refs/pull/1/head", 2)):
        repository.git("update-ref", name, hashes[commit])
    repository.git("tag", "-a", "-m", "tag", "annotated", hashes[3])
    repository.git("tag", "a-tree", f"{hashes[0]}^{{tree}}")
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "linked"), hashes[4])
    repository.git("symbolic-ref", "refs/remotes/o/HEAD", "refs/remotes/o/gone")
    repository.write({"a": "changed\n"})
    repository.git("stash", "--quiet")
    for folder in (repository.path, tmp_path / "linked"):
        reader = open_reader(folder, cache_folder=None, engine=engine)
        assert set(reader.tips()) == {hashes[number] for number in (0, 1, 3, 4, 5)}
        assert reader.work_trees() == {str(repository.path), str(tmp_path / "linked")}
        reader.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_damaged_reference_is_an_error(repository: GitRepository, engine: Literal["pygit2", "git"]) -> None:
    """What it reaches cannot be known, so nothing may be concluded."""
    repository.commit("One", {"a": "1\n"})
    (repository.path / ".git/refs/heads/broken").write_text("no hash\n", "ascii")
    reader = open_reader(repository.path, cache_folder=None, engine=engine)
    with pytest.raises(CommitDamagedError):
        reader.tips()
    reader.close()


def test_unreached_is_exact_also_where_clocks_are_wrong(repository: GitRepository) -> None:
    """A long history of another time lies between a commit and the tip that reaches it."""
    old = repository.commit("Old", {"a": "0\n"}, seconds=1_700_000_000)
    for number in range(120):
        repository.commit(f"Early {number}", {"a": f"{number}\n"}, seconds=1_000_000_000 + number)
    tip = repository.hashes[-1]
    repository.git("checkout", "--quiet", "-b", "other", old)
    left = repository.commit("Left", {"b": "1\n"}, seconds=1_700_000_100)
    reader = open_reader(repository.path, cache_folder=None)
    assert reader.unreached([old, left, "1" * 40], [tip]) == {left, "1" * 40}
    reader.close()


@pytest.mark.parametrize(
    ("fetch", "all_branches"),
    [
        (None, True),
        ("+refs/heads/*:refs/remotes/origin/*", True),
        ("+refs/*:refs/*", True),
        ("+refs/heads/main:refs/remotes/origin/main", False),
    ],
)
def test_a_clone_of_one_branch_does_not_have_all(
    repository: GitRepository, fetch: str | None, all_branches: bool
) -> None:
    """As `git clone --single-branch` configures it."""
    repository.commit("One", {"a": "1\n"})
    if fetch:
        repository.git("config", "remote.origin.fetch", fetch)
    reader = open_reader(repository.path, cache_folder=None)
    assert reader.has_all_branches() is all_branches
    reader.close()
