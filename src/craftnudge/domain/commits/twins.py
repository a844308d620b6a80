"""Finds recorded commits that are one and the same change: copies that an amend, a rebase or a cherry-pick made.

A journal holds no diffs, so equal patches are recognized by facts that copying keeps: the author, the author's time to
the second, every file with its counts of lines, and the subject but for ticket numbers and the marks of backports.
How often this is right is measured in docs/explanation/rewritten-commits.md.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from craftnudge.domain.commits.record import CommitRecord

    # The parents of a commit and the second of its author's time; None for a commit that is not recorded.
    Link = Callable[[str], tuple[tuple[str, ...], int] | None]

# "(#123)" and "(!45)" of a forge, "[release/1.2]" or "backport:" before a subject, "(cherry picked from commit ...)".
_MARKS = pattern(
    r"\s*\((?:cherry picked from commit [0-9a-f]{7,64}|backport[^()]{0,60}|[\w./-]{0,60}[#!]\d{1,9})\)"
    r"|^\s*\[[^\[\]]{1,60}\]\s*|^\s*(?:backport|cherry-?pick)(?:ed)?(?: of| to [^\s:]{1,60})?:\s*",
    re.IGNORECASE,
)
_DIGEST_BYTES = 16
# A script makes runs of commits within one second; this many of them are walked over to see that one follows another.
_RUN_COMMITS = 200


@dataclass(frozen=True, slots=True)
class Copy:
    """What is compared of a recorded commit.

    `change` is equal for commits of one repository name, author's second and list of files, None where that is not
    known. `subject`, `name` and `email` are digests too. `committed_seconds` is the committer's time.
    """

    hash: str
    parents: tuple[str, ...]
    change: bytes | None
    subject: bytes
    name: bytes
    email: bytes
    seconds: int
    committed_seconds: int


def copy_of(record: CommitRecord) -> Copy:
    """The compared facts of a record."""
    subject = record.message.lstrip().partition("\n")[0]
    author = record.author
    return Copy(
        record.hash,
        record.parents,
        _change(record),
        _digest(_MARKS.sub(" ", subject).lower().split()),
        _digest([author.name.lower()] if author and author.name else [record.hash]),
        _digest([author.email.lower()] if author and author.email else [record.hash, ""]),
        record.authored.seconds if record.authored else 0,
        record.committed.seconds if record.committed else 0,
    )


def _change(record: CommitRecord) -> bytes | None:
    time, files, totals = record.authored, record.files, record.totals
    if time is None or not files or totals is None:
        return None
    figures = sorted(
        f"{file.path}\0{file.old_path or ''}\0{file.status}\0{file.added}\0{file.deleted}" for file in files
    )
    when = f"{time.seconds} {time.utc_offset_minutes}"
    return _digest([when, record.repository.name, f"{totals.files} {totals.added} {totals.deleted}", *figures])


def _digest(texts: Sequence[str]) -> bytes:
    return sha256("\n".join(texts).encode("utf-8", "surrogatepass")).digest()[:_DIGEST_BYTES]


def superseded_copies(
    copies: Iterable[Copy], gone: Collection[str], link: Link, lost: Collection[str] = ()
) -> dict[str, str]:
    """Which of some commits with equal `change` stand for another, as hashes: from each to the one that counts.

    `gone` are the hashes that do not count anyway: none of them is chosen, and without another commit none is
    superseded. Of several that exist the first one made counts, save that the last wording of an amended commit does.
    One that is `lost`, as its clone is no longer where it was, is chosen only where there is no other.
    """
    twins: list[list[Copy]] = []
    for copy in sorted(copies, key=_committed):
        own = next((group for group in twins if group[0].subject == copy.subject and _fits(copy, group, link)), None)
        if own is None:
            twins.append([copy])
        else:
            own.append(copy)
    # A reworded commit: nothing else of that second, author and change, so that no other can be meant.
    if len(twins) == 2 and all(_fits(copy, twins[0], link) for copy in twins[1]):  # noqa: PLR2004
        twins = [[*twins[0], *twins[1]]]
    return {old: kept for group in twins for old, kept in _superseded(group, gone, lost)}


def _superseded(group: Sequence[Copy], gone: Collection[str], lost: Collection[str]) -> list[tuple[str, str]]:
    standing = [copy for copy in group if copy.hash not in gone]
    standing = [copy for copy in standing if copy.hash not in lost] or standing
    if not standing:
        return []
    amended = len({copy.parents for copy in standing}) == 1 and len({copy.subject for copy in standing}) > 1
    kept = (max if amended else min)(standing, key=_committed).hash
    return [(copy.hash, kept) for copy in group if copy.hash != kept]


def _committed(copy: Copy) -> tuple[int, str]:
    return copy.committed_seconds, copy.hash


def _fits(copy: Copy, group: Iterable[Copy], link: Link) -> bool:
    """Whether a commit is of the same author as each of the group, and none of them precedes another."""
    before = _run_before(copy, link)
    for other in group:
        if copy.email != other.email and copy.name != other.name:
            return False
        if other.hash in before or copy.hash in _run_before(other, link):
            return False
    return True


def _run_before(copy: Copy, link: Link) -> set[str]:
    """The ancestors of a commit that were made in the same second: a patch does not apply again on top of itself."""
    before: set[str] = set()
    waiting = list(copy.parents)
    while waiting and len(before) < _RUN_COMMITS:
        parent = waiting.pop()
        if parent not in before:
            before.add(parent)
            linked = link(parent)
            if linked is not None and linked[1] == copy.seconds:
                waiting += linked[0]
    return before
