"""Replaces commits by new ones: beside installing hooks the only change to a repository, and only on request.

Trees stay the same, so neither the work tree nor the index is touched. The branch moves once, atomically, and only if
nothing else has moved it. Its old position is saved (backups.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import git_text, run_git
from craftnudge.adapters.git.writing.backups import keep_backup
from craftnudge.domain.commits.rewritten import Rewritten
from craftnudge.errors import RepositoryRefusedError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

# The headers that a commit with a new message does not take over unchanged.
_OWN_HEADERS = (b"tree", b"parent", b"author", b"committer", b"encoding")
# The files that git keeps until the next commit concludes a merge, a cherry-pick or a revert.
_CONCLUDED_BY_COMMIT = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")
_UNFINISHED = ("rebase-merge", "rebase-apply", *_CONCLUDED_BY_COMMIT, "BISECT_LOG")


@dataclass(frozen=True, slots=True)
class NewCommit:
    """The tree and the message of a commit that is to be made."""

    tree: str
    message: str


def demand_rewritable(folder: Path, commit_hash: str) -> list[str]:
    """The commits after this one up to HEAD, oldest first. Raises UsageError if it must not be rewritten.

    That is so if it is on a remote branch, if it is not in the history of this branch, if a rebase, merge or the like
    is in progress, or if a signature would be lost.
    """
    demand_idle(folder)
    if run_git(folder, "merge-base", "--is-ancestor", commit_hash, "HEAD").returncode:
        raise UsageError("rewrite.other-branch", commit=commit_hash[:12])
    pushed = remote_branch_with(folder, commit_hash)
    if pushed:
        raise UsageError("rewrite.pushed", commit=commit_hash[:12], branch=pushed)
    later = git_text(folder, "rev-list", "--topo-order", "--reverse", f"{commit_hash}..HEAD").split()
    for affected in (commit_hash, *later):
        if b"\ngpgsig" in _raw(folder, affected).partition(b"\n\n")[0]:
            raise UsageError("rewrite.signed", commit=affected[:12])
    return later


def remote_branch_with(folder: Path, commit_hash: str) -> str:
    """A remote branch that contains the commit, as git names it; empty if none does."""
    return git_text(folder, "for-each-ref", "--count=1", "--format=%(refname:short)", "--contains", commit_hash,
                    "refs/remotes")  # fmt: skip


def demand_idle(folder: Path, names: Sequence[str] = _UNFINISHED) -> None:
    """Raises UsageError if one of these files in the git folder shows an unfinished operation."""
    for name in names:
        if (folder / git_text(folder, "rev-parse", "--git-path", name)).exists():
            raise UsageError("rewrite.in-progress")


def replace_commit(folder: Path, commit_hash: str, build: Callable[[str], Sequence[NewCommit]], what: str) -> Rewritten:
    """Replaces a commit by new ones, and makes all later commits again on top of them.

    `build` takes the commit's tree and returns at least one commit. The last one must have that tree, so that nothing
    in the work tree changes. Authors and their times stay; the committer is the current user, now. `what` goes into the
    reflog.
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
    for old in later:
        pairs[old] = _write(folder, _moved(_raw(folder, old), pairs, committer))
    backup = keep_backup(folder, head, pairs[head], what.partition(" ")[0])
    git_text(folder, "update-ref", "-m", f"craftnudge {what}", "HEAD", pairs[head], head)
    # Notes are copied as by git's own rebase (notes.rewriteRef); without that setting none are.
    moved = "".join(f"{old} {new}\n" for old, new in pairs.items()).encode()
    run_git(folder, "notes", "copy", "--for-rewrite=rebase", "--stdin", stdin=moved)
    return Rewritten(backup, tuple(pairs.items()))


def commit_staged(folder: Path, commits: Sequence[NewCommit]) -> Rewritten:
    """Makes commits on top of HEAD, the last with the staged tree; author and committer are the current user, now.

    Raises UsageError if the next commit would conclude a merge or the like, and if commits are to be signed.
    """
    demand_idle(folder, _CONCLUDED_BY_COMMIT)
    # The last value is from our own command line, which switches signing off.
    signing = git_text(folder, "config", "--type=bool", "--get-all", "commit.gpgSign").split()[:-1]
    if signing[-1:] == ["true"]:
        raise UsageError("rewrite.unsigned")
    head = git_text(folder, "rev-parse", "--verify", "HEAD")
    parent = head
    for commit in commits:
        parent = git_text(folder, "-c", "i18n.commitEncoding=utf-8", "commit-tree", commit.tree, "-p", parent,
                          "-F", "-", stdin=commit.message.encode("utf-8", "surrogateescape"))  # fmt: skip
    backup = keep_backup(folder, head, parent, "split")
    git_text(folder, "update-ref", "-m", "craftnudge split", "HEAD", parent, head)
    return Rewritten(backup, ())


def tree_with(folder: Path, base: str, entries: Mapping[str, tuple[str, str] | None], scratch: Path) -> str:
    """The tree `base` with some paths set to (mode, object), or removed (None); `scratch` is a temporary file."""
    scratch.unlink(missing_ok=True)
    index = {"GIT_INDEX_FILE": str(scratch)}
    git_text(folder, "read-tree", base, more=index)
    lines = []
    for path, entry in entries.items():
        mode, name = entry or ("0", "0" * len(base))  # in a repository of SHA-256, zeros are longer
        lines.append(f"{mode} {name}\t{path}\0")
    stdin = "".join(lines).encode("utf-8", "surrogateescape")
    git_text(folder, "update-index", "-z", "--index-info", stdin=stdin, more=index)
    return git_text(folder, "write-tree", more=index)


def entries_between(folder: Path, old: str, new: str) -> dict[str, tuple[str, str] | None]:
    """The (mode, object) in `new` of each path that differs from `old`, None if it is gone; renames are two paths."""
    raw = git_text(folder, "diff-tree", "-r", "-z", "--no-renames", old, new)
    parts = raw.split("\0")
    entries: dict[str, tuple[str, str] | None] = {}
    for meta, path in zip(parts[0::2], parts[1::2], strict=False):
        _, mode, _, name, status = meta.split(" ")
        entries[path] = None if status == "D" else (mode, name)
    return entries


def _raw(folder: Path, commit_hash: str) -> bytes:
    done = run_git(folder, "cat-file", "commit", commit_hash)
    if done.returncode:
        raise RepositoryRefusedError("commit.unreadable", commit=commit_hash[:12])
    return done.stdout


def _headers(raw: bytes) -> list[bytes]:
    return raw.partition(b"\n\n")[0].split(b"\n")


def _changed(raw: bytes, tree: str, parents: Sequence[str], committer: str, message: str) -> bytes:
    """A commit with the author of `raw` and a new tree, parents and message, in UTF-8."""
    lines = [f"tree {tree}".encode(), *(f"parent {parent}".encode() for parent in parents)]
    lines += [_in_utf8(line, _charset(raw)) for line in _headers(raw) if line.startswith(b"author ")][:1]
    lines.append(b"committer " + committer.encode("utf-8", "surrogateescape"))
    lines += _other_headers(raw)
    return b"\n".join(lines) + b"\n\n" + message.encode("utf-8", "surrogateescape")


def _other_headers(raw: bytes) -> list[bytes]:
    """The headers that git keeps when it amends a commit, such as a merged tag."""
    lines: list[bytes] = []
    is_other = False
    for line in _headers(raw):
        if not line.startswith(b" "):  # such lines continue the header before them
            is_other = line.split(b" ", 1)[0] not in _OWN_HEADERS
        lines += [line] if is_other else []
    return lines


def _moved(raw: bytes, pairs: Mapping[str, str], committer: str) -> bytes:
    """The same commit with new parents and committer; all other bytes stay."""
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
    """The encoding that a commit names, for its message and its people."""
    name = next((line[9:] for line in _headers(raw) if line.startswith(b"encoding ")), b"")
    return name.decode("ascii", "replace") or "utf-8"


def _in_utf8(line: bytes, charset: str) -> bytes:
    """The line in UTF-8, unchanged if it is not in its own encoding."""
    try:
        return line.decode(charset).encode()
    except (LookupError, UnicodeError):
        return line


def _from_utf8(line: bytes, charset: str) -> bytes:
    """The line in an encoding, unchanged if that lacks one of its characters."""
    try:
        return line.decode().encode(charset)
    except (LookupError, UnicodeError):
        return line


def _write(folder: Path, raw: bytes) -> str:
    return git_text(folder, "hash-object", "-t", "commit", "-w", "--stdin", stdin=raw)
