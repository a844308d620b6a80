"""Commits made anew in the place of others: the one way in which a repository is changed, and only when asked.

Trees stay what they are, so neither the work tree nor the index is touched. The branch moves once, in one step, only if
it still stands where it stood; where it stood before is kept under `refs/craftnudge/backup/`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import git_text, run_git
from craftnudge.errors import RepositoryRefusedError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

BACKUPS = "refs/craftnudge/backup"
# What is written anew in a commit that is given another message.
_OWN_HEADERS = (b"tree", b"parent", b"author", b"committer", b"encoding")
# What git keeps until the next commit concludes it.
_CONCLUDED_BY_COMMIT = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What was done: the backup's name, and which commit stands for which now, oldest first."""

    backup: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NewCommit:
    """A commit to be made: its tree, and its message."""

    tree: str
    message: str


def demand_rewritable(folder: Path, commit_hash: str) -> list[str]:
    """The commits after this one up to HEAD, oldest first; raises UsageError where it must not be rewritten.

    It must not where somebody else may have it (it is on a remote branch), where it is not in this branch, where git
    is in the middle of something, or where a signature would be lost.
    """
    _demand_idle(folder, ("rebase-merge", "rebase-apply", *_CONCLUDED_BY_COMMIT, "BISECT_LOG"))
    if run_git(folder, "merge-base", "--is-ancestor", commit_hash, "HEAD").returncode:
        raise UsageError("rewrite.other-branch", commit=commit_hash[:12])
    pushed = git_text(folder, "for-each-ref", "--count=1", "--format=%(refname:short)", "--contains", commit_hash,
                      "refs/remotes")  # fmt: skip
    if pushed:
        raise UsageError("rewrite.pushed", commit=commit_hash[:12], branch=pushed)
    later = git_text(folder, "rev-list", "--topo-order", "--reverse", f"{commit_hash}..HEAD").split()
    for each in (commit_hash, *later):
        if b"\ngpgsig" in _raw(folder, each).partition(b"\n\n")[0]:
            raise UsageError("rewrite.signed", commit=each[:12])
    return later


def _demand_idle(folder: Path, names: Sequence[str]) -> None:
    """Raises UsageError where git keeps one of these files, which says that it is in the middle of something."""
    for name in names:
        if (folder / git_text(folder, "rev-parse", "--git-path", name)).exists():
            raise UsageError("rewrite.in-progress")


def replace_commit(folder: Path, commit_hash: str, build: Callable[[str], Sequence[NewCommit]], what: str) -> Rewritten:
    """Puts new commits in a commit's place, and all later ones on top of them.

    `build` is given the commit's tree and gives at least one commit; the last one's tree must be that tree, which is
    why nothing in the work tree changes. Authors and their times stay; the committer is who runs this, now.
    """
    later = demand_rewritable(folder, commit_hash)
    head = git_text(folder, "rev-parse", "HEAD")
    raw = _raw(folder, commit_hash)
    tree = raw.split(b"\n", 1)[0].removeprefix(b"tree ").decode()
    commits = build(tree)
    if commits[-1].tree != tree:
        raise RepositoryRefusedError("rewrite.other-files")
    committer = git_text(folder, "var", "GIT_COMMITTER_IDENT")
    parents = [line.removeprefix(b"parent ").decode() for line in _headers(raw) if line.startswith(b"parent ")]
    new = ""
    for commit in commits:
        new = _write(folder, _changed(raw, commit.tree, parents, committer, commit.message))
        parents = [new]
    pairs = {commit_hash: new}
    for each in later:
        pairs[each] = _write(folder, _moved(_raw(folder, each), pairs, committer))
    backup = keep_backup(folder, head)
    git_text(folder, "update-ref", "-m", f"craftnudge {what}", "HEAD", pairs[head], head)
    # Notes go along where git's own rebase would take them (notes.rewriteRef); without that setting nothing is copied.
    moved = "".join(f"{old} {new}\n" for old, new in pairs.items()).encode()
    run_git(folder, "notes", "copy", "--for-rewrite=rebase", "--stdin", stdin=moved)
    return Rewritten(backup, tuple(pairs.items()))


def commit_staged(folder: Path, commits: Sequence[NewCommit]) -> Rewritten:
    """Commits on top of HEAD whose last tree is what is staged; author and committer are who runs this, now.

    Raises UsageError where the next commit would conclude a merge or the like, and where commits are to be signed.
    """
    _demand_idle(folder, _CONCLUDED_BY_COMMIT)
    # The last one is our own: git is told to sign nothing.
    signs = git_text(folder, "config", "--type=bool", "--get-all", "commit.gpgSign").split()[:-1]
    if signs[-1:] == ["true"]:
        raise UsageError("rewrite.unsigned")
    head = git_text(folder, "rev-parse", "--verify", "HEAD")
    parent = head
    for commit in commits:
        parent = git_text(folder, "-c", "i18n.commitEncoding=utf-8", "commit-tree", commit.tree, "-p", parent,
                          "-F", "-", stdin=commit.message.encode("utf-8", "surrogateescape"))  # fmt: skip
    backup = keep_backup(folder, head)
    git_text(folder, "update-ref", "-m", "craftnudge split", "HEAD", parent, head)
    return Rewritten(backup, ())


def keep_backup(folder: Path, head: str) -> str:
    """A reference to where the branch stands now; gives its name."""
    name = f"{BACKUPS}/{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{head[:12]}"
    git_text(folder, "update-ref", name, head)
    return name


def tree_with(folder: Path, base: str, entries: Mapping[str, tuple[str, str] | None], scratch: Path) -> str:
    """A tree with some paths in another state: (mode, object), or None for gone. `scratch` is a file to use."""
    scratch.unlink(missing_ok=True)
    index = {"GIT_INDEX_FILE": str(scratch)}
    git_text(folder, "read-tree", base, more=index)
    lines = []
    for path, entry in entries.items():
        mode, name = entry or ("0", "0" * 40)
        lines.append(f"{mode} {name}\t{path}\0")
    stdin = "".join(lines).encode("utf-8", "surrogateescape")
    git_text(folder, "update-index", "-z", "--index-info", stdin=stdin, more=index)
    return git_text(folder, "write-tree", more=index)


def entries_between(folder: Path, old: str, new: str) -> dict[str, tuple[str, str] | None]:
    """The state in `new` of each path that differs from `old`; renames are one path gone and one there."""
    raw = git_text(folder, "diff-tree", "-r", "-z", "--no-renames", old, new)
    parts = raw.split("\0")
    found: dict[str, tuple[str, str] | None] = {}
    for meta, path in zip(parts[0::2], parts[1::2], strict=False):
        _, mode, _, name, status = meta.split(" ")
        found[path] = None if status == "D" else (mode, name)
    return found


def _raw(folder: Path, commit_hash: str) -> bytes:
    done = run_git(folder, "cat-file", "commit", commit_hash)
    if done.returncode:
        raise RepositoryRefusedError("commit.unreadable", commit=commit_hash[:12])
    return done.stdout


def _headers(raw: bytes) -> list[bytes]:
    return raw.partition(b"\n\n")[0].split(b"\n")


def _changed(raw: bytes, tree: str, parents: Sequence[str], committer: str, message: str) -> bytes:
    """A commit with the author of another, and a tree, parents and message of its own; all of it is UTF-8 then."""
    lines = [f"tree {tree}".encode(), *(f"parent {parent}".encode() for parent in parents)]
    lines += [_in_utf8(line, _charset(raw)) for line in _headers(raw) if line.startswith(b"author ")][:1]
    lines.append(b"committer " + committer.encode("utf-8", "surrogateescape"))
    lines += _further(raw)
    return b"\n".join(lines) + b"\n\n" + message.encode("utf-8", "surrogateescape")


def _further(raw: bytes) -> list[bytes]:
    """The headers that git keeps when it amends a commit: what was known of a merged tag, whatever else is there."""
    kept: list[bytes] = []
    keeps = False
    for line in _headers(raw):
        if not line.startswith(b" "):
            keeps = line.split(b" ", 1)[0] not in _OWN_HEADERS
        kept += [line] if keeps else []
    return kept


def _moved(raw: bytes, pairs: Mapping[str, str], committer: str) -> bytes:
    """The same commit on other parents; everything else in it stays, byte for byte."""
    lines = []
    for line in _headers(raw):
        key, _, value = line.partition(b" ")
        if key == b"parent":
            lines.append(b"parent " + pairs.get(value.decode(), value.decode()).encode())
        elif key == b"committer":
            lines.append(_from_utf8(b"committer " + committer.encode("utf-8", "surrogateescape"), _charset(raw)))
        else:
            lines.append(line)
    return b"\n".join(lines) + b"\n\n" + raw.partition(b"\n\n")[2]


def _charset(raw: bytes) -> str:
    """The encoding that a commit names, which also holds for its people."""
    named = next((line[9:] for line in _headers(raw) if line.startswith(b"encoding ")), b"")
    return named.decode("ascii", "replace") or "utf-8"


def _in_utf8(line: bytes, charset: str) -> bytes:
    """The line in UTF-8, or as it is where it is not what it says it is."""
    try:
        return line.decode(charset).encode()
    except (LookupError, UnicodeError):
        return line


def _from_utf8(line: bytes, charset: str) -> bytes:
    """The line in an encoding, or as it is where that has no sign for something in it."""
    try:
        return line.decode().encode(charset)
    except (LookupError, UnicodeError):
        return line


def _write(folder: Path, raw: bytes) -> str:
    return git_text(folder, "hash-object", "-t", "commit", "-w", "--stdin", stdin=raw)
