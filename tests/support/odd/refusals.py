"""Folders that are no repository, and repositories that one engine or every engine refuses."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from tests.support.odd.making import Odd, UnavailableError, commit, git, git_version, init, odd, simple

if TYPE_CHECKING:
    from pathlib import Path


@odd
def not_a_repository(base: Path) -> Odd:
    """An ordinary folder."""
    (base / "plain").mkdir()
    return Odd(base / "plain", "no repository")


@odd
def worktree_gone(base: Path) -> Odd:
    """A linked work tree whose repository was removed."""
    repository = simple(base / "main")
    git(repository, "worktree", "add", "-q", "-b", "side", base / "wt")
    shutil.rmtree(repository)
    return Odd(base / "wt", "refused")


@odd
def empty_unborn(base: Path) -> Odd:
    """HEAD names a branch without a commit."""
    return Odd(init(base / "r"), "no commits")


@odd
def sha256(base: Path) -> Odd:
    """SHA-256 objects, which libgit2 reads only where it was built for them."""
    repository = init(base / "r", "--object-format=sha256")
    commit(repository, "feat: one", {"a": "a\n"})
    commit(repository, "feat: two", {"a": "a\nb\n", "b": "b\n"})
    return Odd(repository, needs_git=True)


@odd
def reftable(base: Path) -> Odd:
    """References in tables, git 3.0's default."""
    if git_version() < (2, 45):
        raise UnavailableError("git older than 2.45 cannot make a reftable repository")
    repository = init(base / "r", "--ref-format=reftable")
    commit(repository, "feat: one", {"a": "a\n"})
    return Odd(repository, needs_git=True)


@odd
def reftable_by_configuration(base: Path) -> Odd:
    """What a reftable repository says of itself, without being one.

    Who does not know such repositories refuses it; a git that does (2.45) opens it, and finds that HEAD is broken.
    """
    known = git_version() >= (2, 45)
    repository = simple(base / "r")
    git(repository, "config", "core.repositoryformatversion", "1")
    git(repository, "config", "extensions.refStorage", "reftable")
    return Odd(repository, "damaged" if known else "refused", needs_git=known)


@odd
def format_version_99(base: Path) -> Odd:
    """A repository of a far future."""
    repository = simple(base / "r")
    git(repository, "config", "core.repositoryformatversion", "99")
    return Odd(repository, "refused")


@odd
def broken_config(base: Path) -> Odd:
    """A configuration that cannot be parsed."""
    repository = simple(base / "r")
    (repository / ".git" / "config").write_text("[core\n\trepositoryformatversion = zero\n[[[\n")
    return Odd(repository, "refused")


@odd
def foreign_owner(base: Path) -> Odd:
    """Another user's repository, which safe.directory does not name."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise UnavailableError("giving a repository to another user needs root")
    repository = simple(base / "r")
    for folder, folders, files in os.walk(repository):
        for name in (".", *folders, *files):
            os.lchown(os.path.join(folder, name), 12345, 12345)  # noqa: PTH118 - os.walk speaks in strings
    return Odd(repository, "refused")


@odd
def unreadable_git_folder(base: Path) -> Odd:
    """A `.git` that may not be entered."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        raise UnavailableError("root reads everything")
    repository = simple(base / "r")
    (repository / ".git").chmod(0)
    return Odd(repository, "refused")
