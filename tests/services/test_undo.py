"""The commits from before a reword or a split come back, and nothing else moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository


@pytest.fixture
def reworded(repository: GitRepository, program: Program) -> GitRepository:
    """Three commits, of which the second has been reworded."""
    repository.commit("Begin", {"a": "1\n"})
    repository.commit("Added the beta reader", {"b": "1\n"})
    repository.commit("Add a gamma", {"c": "1\n"})
    assert program("reword", "HEAD~1", "--apply", "--no-input").code == 0
    return repository


def test_undo_brings_back_the_old_commits(reworded: GitRepository, program: Program) -> None:
    """The same hashes, with what is staged and changed as it was; the journal counts the old commits again."""
    (reworded.path / "a").write_text("changed\n")
    (reworded.path / "d").write_text("staged\n")
    reworded.git("add", "d")
    status, new = reworded.git("status", "--porcelain"), reworded.git("rev-parse", "HEAD")
    done = program("undo")
    assert (done.code, done.stderr) == (0, "")
    assert reworded.git("rev-parse", "HEAD") == reworded.hashes[-1]
    assert reworded.git("status", "--porcelain") == status
    assert new[:7] in done.stdout
    assert reworded.git("for-each-ref", "refs/craftnudge") == ""
    logged = program("log", COLUMNS="120").stdout
    assert "Added the beta reader" in logged
    assert "Add the beta reader" not in logged
    again = program("undo")
    assert (again.code, "nothing to undo" in again.stderr) == (2, True)


def test_rewrites_are_undone_one_after_another(reworded: GitRepository, program: Program) -> None:
    """The last one first."""
    between = reworded.git("rev-parse", "HEAD")
    assert program("reword", "HEAD", "--apply", "--why", "the reader needs it").code == 0
    assert program("undo").code == 0
    assert reworded.git("rev-parse", "HEAD") == between
    assert program("undo").code == 0
    assert reworded.git("rev-parse", "HEAD") == reworded.hashes[-1]


def test_a_branch_that_moved_is_left_alone(reworded: GitRepository, program: Program, tmp_path: Path) -> None:
    """A commit on top, a reset by hand, a rebase under way, commits that others may have: refused, with what to do."""
    new = reworded.git("rev-parse", "HEAD")
    reworded.git("init", "--quiet", "--bare", str(tmp_path / "remote"))
    (reworded.path / ".git" / "MERGE_HEAD").write_text(new + "\n")
    assert "in the middle" in program("undo").stderr
    (reworded.path / ".git" / "MERGE_HEAD").unlink()
    reworded.git("commit", "--quiet", "--allow-empty", "--message", "More")
    moved = program("undo")
    assert (moved.code, "has moved" in moved.stderr, "git branch" in moved.stderr) == (2, True, True)
    reworded.git("reset", "--quiet", "--hard", reworded.hashes[-1])
    assert "where it was before" in program("undo").stderr
    reworded.git("reset", "--quiet", "--hard", new)
    reworded.git("remote", "add", "origin", str(tmp_path / "remote"))
    reworded.git("push", "--quiet", "origin", "HEAD:refs/heads/x")
    assert "others may have it" in program("undo").stderr
    assert reworded.git("rev-parse", "HEAD") == new


def test_a_split_of_the_staged_change_is_staged_again(repository: GitRepository, program: Program) -> None:
    """Unless something else is staged by then."""
    for number in range(4):
        repository.commit(f"Parse {number}", {"src/a.py": f"def a{number}():\n    return {number}\n" * 4})
        repository.commit(f"Mail {number}", {"lib/b.py": f"def b{number}():\n    return {number}\n" * 4})
    repository.write({"src/a.py": "def parse():\n    return 9\n" * 6, "lib/b.py": "def mail():\n    return 8\n" * 6})
    repository.git("add", ".")
    head, status = repository.git("rev-parse", "HEAD"), repository.git("status", "--porcelain")
    assert program("split", "--staged", "--apply").code == 0
    assert repository.git("rev-parse", "HEAD") != head
    repository.write({"c": "1\n"})
    repository.git("add", "c")
    assert "something is staged" in program("undo").stderr
    repository.git("rm", "--quiet", "--cached", "c")
    assert program("undo").code == 0
    assert repository.git("rev-parse", "HEAD") == head
    assert repository.git("status", "--porcelain", "--untracked-files=no") == status


def test_saved_states_are_listed_and_deleted(reworded: GitRepository, program: Program) -> None:
    """The newest first, with what undo would do; none is deleted before its time."""
    listed = program("undo", "--list")
    assert "reword" in listed.stdout
    assert "Next: craftnudge undo" in listed.stdout
    document = program("undo", "--list", "--json").json
    assert_valid("undo", document)
    assert [state["can_undo"] for state in document["states"]] == [True]
    assert "Deleted 0 saved states" in program("undo", "--clean").stdout
    assert "Deleted 1 saved state " in program("undo", "--clean", "--days", "0").stdout
    assert "No saved states" in program("undo", "--list").stdout
    assert reworded.git("for-each-ref", "refs/craftnudge") == ""
    assert program("undo", "--list", "--clean").code == 2


def test_a_backup_of_an_earlier_version_is_named(reworded: GitRepository, program: Program) -> None:
    """It doesn't say where the branch stood afterwards, so it is left to git."""
    name = reworded.git("for-each-ref", "--format=%(refname)", "refs/craftnudge/after")
    reworded.git("update-ref", "-d", name)
    refused = program("undo")
    assert (refused.code, "git reset --keep" in refused.stderr) == (2, True)
    document = program("undo", "--list", "--json").json
    assert_valid("undo", document)
    assert document["states"][0]["new"] is None
