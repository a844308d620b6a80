"""Brings back the branch as it was before the last `reword` or `split`; lists and deletes old backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import git_text, run_git
from craftnudge.adapters.git.writing.backups import Backup, backups, delete_backup
from craftnudge.adapters.git.writing.rewrite_commits import demand_idle, remote_branch_with
from craftnudge.domain.commits.record import Rewrite
from craftnudge.errors import UsageError
from craftnudge.services.results.undo import SavedState, Undone

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.services.workplace import Workplace

_DAY_SECONDS = 86_400


def saved_states(workplace: Workplace) -> tuple[SavedState, ...]:
    """All backups of the repository, the newest first."""
    folder = workplace.folder
    head = run_git(folder, "rev-parse", "--verify", "--quiet", "HEAD").stdout.decode().strip()
    return tuple(_state(folder, backup, head) for backup in backups(folder))


def undo(workplace: Workplace) -> Undone:
    """Moves the branch back to where it stood before the last rewrite. Neither the work tree nor the index is touched.

    Raises UsageError if there is nothing to undo, if the branch has moved since, if the new commits are on a remote
    branch, if what was staged has changed since a split of it, and in the middle of a rebase or the like.
    """
    folder = workplace.folder
    known = backups(folder)
    if not known:
        raise UsageError("undo.nothing")
    head = git_text(folder, "rev-parse", "--verify", "HEAD")
    backup = next((backup for backup in known if backup.new == head), None)
    if backup is None:
        raise _refusal(known[0], head)
    demand_idle(folder)
    if branch := remote_branch_with(folder, head):
        raise UsageError("undo.pushed", commit=head[:12], branch=branch)
    _demand_unchanged_index(folder, backup)
    replaced = _replaced(folder, backup)
    git_text(folder, "update-ref", "-m", f"craftnudge undo {backup.what}", "HEAD", backup.old, head)
    delete_backup(folder, backup)
    _record(workplace, replaced)
    return Undone(_state(folder, backup, backup.old), head)


def delete_old(workplace: Workplace, days: int) -> int:
    """Deletes the backups that are at least so many days old; returns how many."""
    oldest = workplace.now_seconds - days * _DAY_SECONDS
    old = [backup for backup in backups(workplace.folder) if backup.seconds <= oldest]
    for backup in old:
        delete_backup(workplace.folder, backup)
    return len(old)


def _state(folder: Path, backup: Backup, head: str) -> SavedState:
    subject = git_text(folder, "log", "-1", "--format=%s", backup.old)
    can_undo = backup.new is not None and backup.new == head
    return SavedState(backup.reference, backup.old, backup.new, backup.what, backup.seconds, subject, can_undo)


def _refusal(backup: Backup, head: str) -> UsageError:
    if backup.old == head:
        return UsageError("undo.done", commit=head[:12])
    if backup.new is None:
        return UsageError("undo.unknown", reference=backup.reference, commit=backup.old[:12])
    return UsageError("undo.moved", commit=backup.new[:12], what=backup.what, reference=backup.reference)


def _demand_unchanged_index(folder: Path, backup: Backup) -> None:
    """After a split of the staged change, its files are staged again: only if nothing else is staged by now."""
    trees = git_text(folder, "rev-parse", f"{backup.old}^{{tree}}", f"{backup.new}^{{tree}}").split("\n")
    if trees[0] != trees[1] and run_git(folder, "diff", "--cached", "--quiet", "--ignore-submodules=all").returncode:
        raise UsageError("undo.staged")


def _replaced(folder: Path, backup: Backup) -> list[tuple[str, str]]:
    """Pairs of a commit that goes and the one that comes back for it; several parts of a split lead to one."""
    new = _line(folder, backup.old, backup.new or backup.old)
    old = [entry[0] for entry in _line(folder, backup.new or backup.old, backup.old)]
    trees = dict(_line(folder, backup.new or backup.old, backup.old))
    pairs = []
    at = 0
    for commit, tree in new:
        if at < len(old):
            pairs.append((commit, old[at]))
            at += tree == trees[old[at]]
    return pairs


def _line(folder: Path, without: str, upto: str) -> list[tuple[str, str]]:
    """The commits of one side and their trees, oldest first."""
    listed = git_text(folder, "log", "--topo-order", "--reverse", "--format=%H %T", f"{without}..{upto}")
    return [(line[: line.index(" ")], line[line.index(" ") + 1 :]) for line in listed.split("\n") if line]


def _record(workplace: Workplace, replaced: list[tuple[str, str]]) -> None:
    """Records that the old commits took the places of the new ones."""
    if not replaced:
        return
    reader = workplace.open_repository()
    try:
        workplace.store.append([reader.record(old) for old in dict.fromkeys(old for _, old in replaced)])
        key = reader.repository.key
        workplace.store.append_rewrites([Rewrite(new, old, "amend", key) for new, old in replaced])
    finally:
        reader.close()
