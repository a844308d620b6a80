"""The tree that the index names is the one that git builds from it; otherwise the index names none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.index_tree import tree_named_by

if TYPE_CHECKING:
    from tests.support.repository import GitRepository


def named(repository: GitRepository, hash_bytes: int = 20) -> str | None:
    """The tree that the index of the repository names."""
    tree = tree_named_by((repository.path / ".git" / "index").read_bytes(), hash_bytes)
    return None if tree is None else tree.hex()


def test_after_a_commit_the_index_names_the_tree_of_head(repository: GitRepository) -> None:
    """In each version of the index, with folders in it, and a file whose name looks like the mark of the extension."""
    repository.commit("Add files\n", {"a/b/TREE": "1\n", "TREE\0"[:4]: "2\n", "a/c": "3\n"})
    for version in ("2", "3", "4"):
        repository.git("update-index", "--index-version", version)
        repository.git("write-tree")
        assert named(repository) == repository.git("rev-parse", "HEAD^{tree}")


def test_what_is_staged_since_takes_the_name_away(repository: GitRepository) -> None:
    """An added, changed or removed file in any folder: until git has written the new tree, none is named."""
    repository.commit("Add files\n", {"a/b": "1\n", "c": "2\n"})
    for path, content in (("a/b", "2\n"), ("a/new", "1\n"), ("top", "1\n")):
        (repository.path / path).write_text(content)
        repository.git("add", path)
        assert named(repository) is None
        built = repository.git("write-tree")
        assert named(repository) == built
    repository.git("rm", "-q", "c")
    assert named(repository) is None


def test_while_a_hook_runs_git_has_written_the_tree(repository: GitRepository) -> None:
    """`git commit` writes the hash of the tree into the index before it calls commit-msg, which reads it."""
    repository.commit("Add a file\n", {"a": "1\n"})
    hook = repository.path / ".git" / "hooks" / "commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\ncp "$GIT_INDEX_FILE" .git/seen\n')
    hook.chmod(0o755)
    (repository.path / "a").write_text("2\n")
    repository.git("add", "a")
    repository.git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Change it")
    seen = tree_named_by((repository.path / ".git" / "seen").read_bytes(), 20)
    assert seen is not None
    assert seen.hex() == repository.git("rev-parse", "HEAD^{tree}")


def test_any_bytes_name_a_tree_or_none() -> None:
    """No index, a truncated one, one with a wrong size: no error is raised, and no tree is named."""
    for data in (b"", b"DIRC", b"TREE" * 20, b"DIRC" + b"TREE\xff\xff\xff\xff" * 9, b"DIRC\0TREE\0\0\0\0" + bytes(20)):
        assert tree_named_by(data, 20) is None
