"""Repositories that lost or garbled something: what a power cut, a full disk or a bad copy leaves behind."""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING

from tests.support.odd.making import Odd, git, loose, odd, simple

if TYPE_CHECKING:
    from pathlib import Path


@odd
def alternates_gone(base: Path) -> Odd:
    """The repository that held the objects was moved away."""
    git(None, "clone", "-q", "--shared", simple(base / "src"), base / "r")
    (base / "src").rename(base / "gone")
    return Odd(base / "r", "damaged")


@odd
def head_missing_object(base: Path) -> Odd:
    """HEAD's commit is gone."""
    repository = simple(base / "r")
    loose(repository, git(repository, "rev-parse", "HEAD")).unlink()
    return Odd(repository, "damaged")


@odd
def head_empty_object(base: Path) -> Odd:
    """HEAD's commit is an empty file: a power cut with core.fsync off."""
    repository = simple(base / "r")
    loose(repository, git(repository, "rev-parse", "HEAD")).write_bytes(b"")
    return Odd(repository, "damaged")


@odd
def head_corrupt_object(base: Path) -> Odd:
    """HEAD's commit has a wrong byte in it."""
    repository = simple(base / "r")
    path = loose(repository, git(repository, "rev-parse", "HEAD"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    return Odd(repository, "damaged")


@odd
def head_hash_mismatch(base: Path) -> Odd:
    """HEAD's commit is a whole object, and another one."""
    repository = simple(base / "r")
    path = loose(repository, git(repository, "rev-parse", "HEAD"))
    path.write_bytes(zlib.compress(zlib.decompress(path.read_bytes()).replace(b"change", b"chance")))
    return Odd(repository, "damaged")


@odd
def missing_parent(base: Path) -> Odd:
    """HEAD's parent is gone."""
    repository = simple(base / "r", 3)
    loose(repository, git(repository, "rev-parse", "HEAD~1")).unlink()
    return Odd(repository, "no figures", revisions={"HEAD~1": "damaged"})


@odd
def missing_blob(base: Path) -> Odd:
    """The old content of a file is gone."""
    repository = simple(base / "r", 3)
    loose(repository, git(repository, "rev-parse", "HEAD~1:a.txt")).unlink()
    return Odd(repository, "no figures", revisions={"HEAD~2": "whole"})


@odd
def missing_tree(base: Path) -> Odd:
    """HEAD's tree is gone."""
    repository = simple(base / "r", 3)
    loose(repository, git(repository, "rev-parse", "HEAD^{tree}")).unlink()
    return Odd(repository, "no figures", revisions={"HEAD~1": "whole"})


@odd
def truncated_pack(base: Path) -> Odd:
    """The second half of the only pack is gone."""
    repository = simple(base / "r", 5)
    git(repository, "repack", "-adq")
    pack = next((repository / ".git/objects/pack").glob("*.pack"))
    pack.chmod(0o644)
    os.truncate(pack, 12)
    return Odd(repository, "damaged")


@odd
def pack_without_index(base: Path) -> Odd:
    """The pack is there and its index is not."""
    repository = simple(base / "r", 5)
    git(repository, "repack", "-adq")
    next((repository / ".git/objects/pack").glob("*.idx")).unlink()
    return Odd(repository, "damaged")


@odd
def head_garbage(base: Path) -> Odd:
    """HEAD is not a reference; git does not even see a repository any more."""
    repository = simple(base / "r")
    (repository / ".git/HEAD").write_text("garbage\n")
    return Odd(repository, "damaged", extra={"git_sees_no_repository": True})


@odd
def branch_file_empty(base: Path) -> Odd:
    """The branch is an empty file: a power cut."""
    repository = simple(base / "r")
    (repository / ".git/refs/heads/main").write_bytes(b"")
    return Odd(repository, "damaged")


@odd
def branch_file_zeros(base: Path) -> Odd:
    """The branch is a file of NULs: a power cut."""
    repository = simple(base / "r")
    (repository / ".git/refs/heads/main").write_bytes(b"\0" * 41)
    return Odd(repository, "damaged")
