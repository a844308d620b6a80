"""Repositories whose revisions are odd to name."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tests.support.odd.making import EPOCH, Odd, UnavailableError, git, odd, raw_object, simple

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.odd.making import Outcome

_NAMES: tuple[str, ...] = (
    "HEAD",
    "main",
    "refs/heads/main",
    "heads/main",
    "HEAD~2",
    "HEAD^",
    "@",
    "@~1",
    "light",
    "tags/light",
    "annotated",
)
_NAMES += (
    "nested",
    "deadbeef",
    "main@{0}",
    ":/change 1",
    "HEAD^{commit}",
    "HEAD^^",
    "HEAD~1^0",
    "HEAD~0",
    "nested^{}~1",
)
_NO_NAMES: tuple[str, ...] = (
    "blobtag",
    "treetag",
    "HEAD^{tree}",
    "HEAD:a.txt",
    "HEAD..main",
    "^HEAD",
    "-1",
    "--all",
    "",
    " HEAD",
    "nope",
)
_NO_NAMES += (
    "0" * 40,
    "HEAD~99",
    "HEAD^2",
    "a" * 41,
    "HEAD\n",
    "HE\0AD",
    "heads",
    "refs",
    "refs/heads",
    "~1",
    "@{-99}",
)


@odd
def revision_names(base: Path) -> Odd:
    """Every way to name a commit, and many ways to name none."""
    repository = simple(base / "r", 4)
    git(repository, "tag", "light", "HEAD~1")
    git(repository, "tag", "-a", "-m", "annotated", "annotated", "HEAD~1")
    git(repository, "tag", "-a", "-m", "nested", "nested", "annotated")
    git(repository, "tag", "blobtag", "HEAD:a.txt")
    git(repository, "tag", "treetag", "HEAD^{tree}")
    git(repository, "branch", "deadbeef", "HEAD~2")  # a branch that looks like a short hash
    head = git(repository, "rev-parse", "HEAD")
    revisions: dict[str, Outcome] = dict.fromkeys(_NAMES, "whole")
    revisions |= dict.fromkeys(_NO_NAMES, "no such commit")
    revisions |= dict.fromkeys((head[:4], head[:7], head.upper(), head), "whole")
    return Odd(repository, revisions=revisions)


@odd
def branch_and_tag_of_one_name(base: Path) -> Odd:
    """A tag and a branch share a name: the tag is meant."""
    repository = simple(base / "r", 3)
    git(repository, "tag", "same", "HEAD~1")
    git(repository, "branch", "same", "HEAD~2")
    return Odd(repository, revision="same")


@odd
def ambiguous_short_hash(base: Path) -> Odd:
    """Two commits begin with the same four digits."""
    repository = simple(base / "r", 1)
    tree = git(repository, "rev-parse", "HEAD^{tree}")
    seen: dict[str, bytes] = {}
    for number in range(5_000):
        body = f"tree {tree}\nauthor A <a@b> {EPOCH} +0000\ncommitter A <a@b> {EPOCH} +0000\n\nn {number}\n".encode()
        found = hashlib.sha1(b"commit %d\0" % len(body) + body, usedforsecurity=False).hexdigest()
        if found[:4] in seen:
            raw_object(repository, "commit", body)
            raw_object(repository, "commit", seen[found[:4]])
            return Odd(repository, "no such commit", revision=found[:4])
        seen[found[:4]] = body
    raise UnavailableError("no two hashes begin alike")
