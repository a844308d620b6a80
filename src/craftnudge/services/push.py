"""Checks the commits of a push: those that it brought to its branch, or that a push would bring.

A push may be the first of a branch, replace commits, delete a branch, or reach further than the clone. None of this is
a commit's fault: what cannot be checked is said in a note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from craftnudge.adapters.git.remote_branches import (
    RemoteBranch,
    current_branch,
    default_branch,
    remote_branches,
)
from craftnudge.errors import RepositoryRefusedError, UnknownRevisionError, UsageError
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.services.check import check_commit, names_commits
from craftnudge.services.pushed_branch import PushedBranch, pushed_branch
from craftnudge.services.results.push import PushNote, PushResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.services.check import Criteria
    from craftnudge.services.workplace import Workplace

# Where a push began: nowhere, since its branch is new; at a commit that the clone does not have; or that is not said.
_Start = Literal["first", "missing", "unknown"]
_HASH = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")


def check_push(workplace: Workplace, span: str, criteria: Criteria) -> PushResult:
    """The commits of a push `BEFORE..AFTER`, as a service gives these hashes.

    BEFORE may be empty or zeros (a new branch) or a commit that the clone does not have (a forced push); AFTER may be
    zeros (a deleted branch). Raises UsageError for anything but a range, UnknownRevisionError for an unknown name.
    """
    before, dots, after = span.partition("...") if "..." in span else span.partition("..")
    if not dots:
        raise UsageError("push.no-range", range=span)
    after = after or "HEAD"
    if _is_zeros(after):
        return PushResult((), (PushNote("deleted"),))
    if not names_commits(workplace, after):
        if _HASH.fullmatch(after):
            return PushResult((), (PushNote("end missing", {"commit": after[:12]}),))
        raise UnknownRevisionError("revision.unknown", revision=after)
    if before and not _is_zeros(before):
        if names_commits(workplace, before):
            return _check(workplace, [after, f"^{before}"], criteria)
        if not _HASH.fullmatch(before):
            raise UnknownRevisionError("revision.unknown", revision=before)
    pushed = pushed_branch(workplace.environ)
    start: _Start = (
        "missing" if before and not _is_zeros(before) else "first" if before and pushed.by_push else "unknown"
    )
    notes: tuple[PushNote, ...] = ()
    if start == "missing":
        notes = (PushNote("start missing", {"commit": before[:12]}),)
    revisions, more = _new_on(workplace, after, pushed, start)
    return _check(workplace, revisions, criteria, (*notes, *more))


def check_unpushed(workplace: Workplace, criteria: Criteria) -> PushResult:
    """The commits that no remote has yet; of a push that pre-commit announces, those of its branch.

    A range that pre-commit was called with is checked as it is.
    """
    tip = workplace.environ.get("PRE_COMMIT_TO_REF") or "HEAD"
    start = workplace.environ.get("PRE_COMMIT_FROM_REF")
    if start and not workplace.environ.get("PRE_COMMIT_REMOTE_NAME"):
        # pre-commit run --from-ref A --to-ref B: no push but a range, in CI of commits that the remote has.
        return check_push(workplace, f"{start}..{tip}", criteria)
    if _is_zeros(tip):
        return PushResult((), (PushNote("deleted"),))
    others = remote_branches(workplace.folder)
    return _check(workplace, [tip, *_without(others)], criteria)


def _new_on(
    workplace: Workplace, after: str, pushed: PushedBranch, start: _Start
) -> tuple[list[str], tuple[PushNote, ...]]:
    """The revisions of the commits that no other branch has, and what is to be said about the choice.

    Where that cannot be known it is the last commit, with those that it merges: old commits are not checked again.
    """
    folder = workplace.folder
    pushed = replace(
        pushed,
        branch=pushed.branch or (None if pushed.is_tag else current_branch(folder)),
        default=pushed.default or default_branch(folder),
    )
    others = _others(remote_branches(folder), pushed)
    if pushed.branch is None and not pushed.is_tag:
        # One of those that have the commit was pushed; which one is not known.
        may_be_pushed = set(remote_branches(folder, with_commit=after))
        others = tuple(branch for branch in others if branch not in may_be_pushed)
    on_default = pushed.default in (None, pushed.branch)
    if (others and (start != "unknown" or pushed.branch != pushed.default)) or (start == "first" and on_default):
        return [after, *_without(others)], ()
    parent = f"{after}^1"
    last = [after, *([f"^{parent}"] if names_commits(workplace, parent) else [])]
    return last, (PushNote("only the last", {"base": None if on_default else pushed.default}),)


def _others(known: tuple[RemoteBranch, ...], pushed: PushedBranch) -> tuple[RemoteBranch, ...]:
    """The branches whose commits were there before the push."""
    if pushed.queue_of is not None:
        return tuple(branch for branch in known if branch.branch == pushed.queue_of)
    return tuple(branch for branch in known if pushed.branch is None or branch.branch != pushed.branch)


def _without(branches: Sequence[RemoteBranch]) -> list[str]:
    return [f"^{commit}" for commit in sorted({branch.commit for branch in branches})]


def _check(
    workplace: Workplace, revisions: list[str], criteria: Criteria, notes: tuple[PushNote, ...] = ()
) -> PushResult:
    reader = workplace.open_repository()
    try:
        hashes = reader.history(revisions)
        results = _readable(reader, hashes, criteria)
    finally:
        reader.close()
    if not hashes:
        notes = (*notes, PushNote("nothing new"))
    if len(results) < len(hashes):
        notes = notes if results else tuple(note for note in notes if note.kind != "only the last")
        notes = (*notes, PushNote("shallow", {"count": len(hashes) - len(results)}))
    return PushResult(tuple(results), notes)


def _readable(reader: Reader, hashes: Sequence[str], criteria: Criteria) -> list[Checked]:
    """The results for all commits but those whose parents a shallow clone does not have."""
    results = []
    for commit_hash in hashes:
        try:
            results.append(check_commit(reader, commit_hash, criteria))
        except RepositoryRefusedError as error:
            if error.code != "repository.shallow":
                raise
    return results


def _is_zeros(name: str) -> bool:
    return len(name) >= 40 and not name.strip("0")  # noqa: PLR2004 - the length of a hash
