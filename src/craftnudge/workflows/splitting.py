"""A commit, or what is staged, taken apart: the groups, a subject and a score for each, and the commits if asked."""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.coaching.file_past import NO_PAST, past_of
from craftnudge.coaching.group_subject import group_subject
from craftnudge.coaching.splitting import MOST_FILES, Group, groups_of
from craftnudge.commits.record import Totals
from craftnudge.configuration.verdicts import house_rules, rubric_settings
from craftnudge.errors import UsageError
from craftnudge.git.command import git_text, run_git
from craftnudge.git.opening import open_reader
from craftnudge.git.past_changes import contents_in, past_changes
from craftnudge.git.rewriting import NewCommit, Rewritten, commit_staged, entries_between, tree_with
from craftnudge.git.rewriting import replace as replace_commit
from craftnudge.git.staged import Asked, reader_with_staged
from craftnudge.rubric.facts import Facts
from craftnudge.rubric.judge import judge
from craftnudge.values import dataclass, replace
from craftnudge.workflows.rewording import record_rewritten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.commits.change import FileDelta
    from craftnudge.commits.record import CommitRecord
    from craftnudge.configuration.effective import Configuration
    from craftnudge.git.reader import Reader
    from craftnudge.journal.journal import Journal
    from craftnudge.rubric.scorecard import ScoreCard


@dataclass(frozen=True, slots=True)
class Part:
    """A group of a change: a subject to begin with, and the verdict that a commit of it would get."""

    group: Group
    subject: str
    card: ScoreCard


@dataclass(frozen=True, slots=True)
class Split:
    """A change and its parts; `record` is of the commit, or of what is staged (`staged`).

    `is_head` tells whether nothing was committed on top of it.
    """

    record: CommitRecord
    staged: bool
    is_head: bool
    before: ScoreCard
    parts: tuple[Part, ...]


def split_commit(path: Path, revision: str, configuration: Configuration) -> Split:
    """The parts of a commit; UsageError for a merge, and where its change is not known."""
    reader = open_reader(path)
    try:
        record = reader.record(reader.resolve(revision))
        if len(record.parents) > 1:
            raise UsageError(f"{record.hash[:12]} is a merge.", "Split the commits that it joins.")
        return _split(path, reader, record, configuration, staged=False)
    finally:
        reader.close()


def split_staged(path: Path, configuration: Configuration, environ: Mapping[str, str]) -> Split:
    """The parts of what is staged."""
    with reader_with_staged(path, Asked("", environ)) as (reader, record):
        if not record.files:
            raise UsageError("nothing is staged.", "Stage something (git add), or name a commit.")
        return _split(path, reader, record, configuration, staged=True)


def apply_split(path: Path, one: Split, journal: Journal) -> Rewritten:
    """A commit a part, in the order shown; the last one's files are exactly those that were there before.

    Raises UsageError where the work tree is not clean, or where the commit may not be rewritten.
    """
    folder = Path(git_text(path, "rev-parse", "--show-toplevel"))
    states = run_git(folder, "status", "--porcelain", "--untracked-files=no").stdout.decode("utf-8", "replace")
    unclean = [line for line in states.splitlines() if not (one.staged and line[1:2] == " ")]
    if unclean:
        raise UsageError("there are changes that are not committed.", "Commit or stash them first: git stash")
    old = f"{one.record.hash}^{{tree}}" if not one.staged else git_text(folder, "write-tree")
    parents = one.record.parents
    base = f"{parents[0]}^{{tree}}" if parents else git_text(folder, "hash-object", "-t", "tree", "-w", "--stdin")
    commits = _commits(folder, one, base, git_text(folder, "rev-parse", old))
    if one.staged:
        done = commit_staged(folder, commits)
        record_made(folder, done, journal)
        return done
    done = replace_commit(folder, one.record.hash, lambda _: commits, f"split {one.record.hash[:12]}")
    record_rewritten(folder, done, journal)
    record_made(folder, done, journal)
    return done


def record_made(folder: Path, done: Rewritten, journal: Journal) -> None:
    """All commits since the backup stand in the journal."""
    reader = open_reader(folder)
    try:
        journal.append([reader.record(one) for one in reader.history([f"{done.backup}..HEAD"])])
    finally:
        reader.close()


def commands(one: Split) -> list[str]:
    """What to paste to do it by hand, for a POSIX shell."""
    lines = _taken_back(one)
    for part in one.parts:
        paths = " ".join(shlex.quote(path) for path in part.group.paths)
        lines += [f"git add --all -- {paths}", f"git commit --message {shlex.quote(part.subject)}"]
    if not one.staged and not one.is_head:
        branch = one.record.repository.branch
        lines.append(f"git rebase --onto HEAD {one.record.hash[:12]} {shlex.quote(branch) if branch else 'BRANCH'}")
    if not one.staged and not one.is_head and not one.record.parents:
        lines.append(f"git branch -D {_new_branch(one)}")
    return lines


def _taken_back(one: Split) -> list[str]:
    """What takes the commits back, or the staging, and leaves their files in the work tree."""
    if one.staged:
        return ["git reset --quiet"]
    commit = one.record.hash[:12]
    if one.record.parents:
        return [*([] if one.is_head else [f"git switch --detach {commit}"]), "git reset --quiet HEAD~1"]
    if one.is_head and one.record.repository.branch is not None:
        return ["git update-ref -d HEAD && git reset -q"]
    # Before a first commit there is nothing to be detached at: without HEAD a folder is no repository.
    return [f"git checkout --quiet --orphan {_new_branch(one)} {commit}", "git reset --quiet"]


def _new_branch(one: Split) -> str:
    return f"split-{one.record.hash[:7]}"


def _split(path: Path, reader: Reader, record: CommitRecord, configuration: Configuration, *, staged: bool) -> Split:
    if record.files is None:
        raise UsageError(f"the change is not known: {record.stats_error}.")
    deltas = reader.changed_lines(record.hash)
    past, before = NO_PAST, dict[str, bytes]()
    if record.parents:
        names = [delta.change.old_path or delta.change.path for delta in deltas[:MOST_FILES]]
        email = record.author.email if record.author else ""
        past = past_of(past_changes(path, record.parents[0]), names, email)
        before |= contents_in(path, record.parents[0], names)
    settings, rules = rubric_settings(configuration), house_rules(configuration)
    parts = []
    for group in groups_of(deltas, past, before):
        files = tuple(delta.change for delta in group.deltas)
        part = replace(record, files=files, totals=_totals(group.deltas), code=None)
        subject = group_subject(group.deltas, Facts(part), rules)
        parts.append(Part(group, subject, judge(replace(part, message=subject), settings)))
    is_head = not staged and record.hash == reader.resolve("HEAD")
    return Split(record, staged, is_head, judge(record, settings), tuple(parts))


def _totals(deltas: Sequence[FileDelta]) -> Totals:
    return Totals(
        files=len(deltas),
        added=sum(delta.change.added or 0 for delta in deltas),
        deleted=sum(delta.change.deleted or 0 for delta in deltas),
        hunks=sum(len(delta.hunks) for delta in deltas),
    )


def _commits(folder: Path, one: Split, base: str, final: str) -> list[NewCommit]:
    """A tree a part, each on top of the one before; what no part names goes with the last."""
    changed = entries_between(folder, git_text(folder, "rev-parse", base), final)
    commits: list[NewCommit] = []
    tree = git_text(folder, "rev-parse", base)
    with tempfile.TemporaryDirectory(prefix="craftnudge-") as scratch:
        for part in one.parts:
            mine = {path: changed.pop(path) for path in part.group.paths if path in changed}
            mine |= changed if part is one.parts[-1] else {}
            tree = tree_with(folder, tree, mine, Path(scratch, "index"))
            # The first part keeps the words that the author gave the whole.
            message = one.record.message if part is one.parts[0] and one.record.message.strip() else part.subject + "\n"
            commits.append(NewCommit(tree, message))
    return commits
