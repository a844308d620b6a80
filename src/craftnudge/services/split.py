"""A commit, or what is staged, taken apart: the groups, a subject and a score for each, and the commits if asked."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.config.rubric_configuration import project_rules, rubric_settings
from craftnudge.adapters.git.command import git_text, run_git
from craftnudge.adapters.git.history.past_changes import contents_in, past_changes
from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.git.writing.pending_commit import PendingCommit, reader_with_staged
from craftnudge.adapters.git.writing.rewrite_commits import (
    NewCommit,
    Rewritten,
    commit_staged,
    entries_between,
    replace_commit,
    tree_with,
)
from craftnudge.domain.coaching.splitting.file_groups import MOST_FILES, Group, groups_of
from craftnudge.domain.coaching.splitting.file_history import NO_PAST, past_of
from craftnudge.domain.coaching.splitting.group_subject import group_subject
from craftnudge.domain.commits.record import Totals
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.score import score_commit
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.runtime.paths import cache_folder, home_folder
from craftnudge.services.reword import demand_whole_message, record_rewritten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.adapters.config.configuration import Configuration
    from craftnudge.adapters.git.reader import Reader
    from craftnudge.adapters.store.protocol import CommitStore
    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.scorecard import ScoreCard


@dataclass(frozen=True, slots=True)
class Part:
    """A group of a change: a subject to begin with, and the verdict that a commit of it would get."""

    group: Group
    subject: str
    card: ScoreCard


@dataclass(frozen=True, slots=True)
class Split:
    """A change and its parts; `record` is of the commit, or of what is staged (`staged`), and `tree` its files.

    `head` is where HEAD stands, None for what is staged.
    """

    record: CommitRecord
    tree: str
    head: str | None
    staged: bool
    before: ScoreCard
    parts: tuple[Part, ...]

    @property
    def is_head(self) -> bool:
        """Whether this is the last commit: nothing was committed on top of it."""
        return self.record.hash == self.head


def split_commit(path: Path, revision: str, configuration: Configuration) -> Split:
    """The parts of a commit; UsageError for a merge, and where its change is not known."""
    reader = open_reader(path, cache_folder=cache_folder(home_folder()))
    try:
        record = reader.record(reader.resolve(revision))
        if len(record.parents) > 1:
            raise UsageError("split.merge", commit=record.hash[:12])
        return _split(path, reader, record, configuration, staged=False)
    finally:
        reader.close()


def split_staged(path: Path, configuration: Configuration, environ: Mapping[str, str]) -> Split:
    """The parts of what is staged."""
    pending = PendingCommit("", environ, int(time.time()))
    with reader_with_staged(path, pending, cache_folder=cache_folder(home_folder(environ))) as (reader, record):
        if not record.files:
            raise UsageError("staged.nothing")
        if len(record.parents) > 1:
            raise UsageError("split.staged-merge")
        return _split(path, reader, record, configuration, staged=True)


def apply_split(path: Path, one: Split, journal: CommitStore) -> Rewritten:
    """A commit a part, in the order shown; the last one's files are exactly those that were there before.

    Neither the work tree nor the index is touched. Raises UsageError where a commit is taken apart while something is
    not committed, or where it may not be rewritten.
    """
    folder = Path(git_text(path, "rev-parse", "--show-toplevel"))
    if one.staged:
        done = commit_staged(folder, _commits(folder, one, _staged_tree(folder, one)))
        record_made(folder, done, journal)
        return done
    demand_whole_message(one.record)
    if run_git(folder, "status", "--porcelain", "--untracked-files=no").stdout:
        raise UsageError("split.uncommitted")
    commits = _commits(folder, one, one.tree)
    done = replace_commit(folder, one.record.hash, lambda _: commits, f"split {one.record.hash[:12]}")
    record_rewritten(folder, done, journal)
    record_made(folder, done, journal)
    return done


def _staged_tree(folder: Path, one: Split) -> str:
    """What is staged, written as a tree; it is the index that git names, where a hook or an editor calls."""
    tree = git_text(folder, "write-tree", keep=("GIT_INDEX_FILE",))
    if tree != one.tree:
        raise UsageError("split.staged-changed")
    return tree


def record_made(folder: Path, done: Rewritten, journal: CommitStore) -> None:
    """All commits since the backup stand in the journal."""
    reader = open_reader(folder, cache_folder=cache_folder(home_folder()))
    try:
        journal.append([reader.record(one) for one in reader.history([f"{done.backup}..HEAD"])])
    finally:
        reader.close()


def _split(path: Path, reader: Reader, record: CommitRecord, configuration: Configuration, *, staged: bool) -> Split:
    if record.files is None:
        raise UsageError("split.unknown-change", reason=record.stats_error)
    deltas = reader.changed_lines(record.hash)
    past, before = NO_PAST, dict[str, bytes]()
    if record.parents:
        names = [delta.change.old_path or delta.change.path for delta in deltas[:MOST_FILES]]
        email = record.author.email if record.author else ""
        past = past_of(past_changes(path, record.parents[0]), names, email)
        before |= contents_in(path, record.parents[0], names)
    settings, rules = rubric_settings(configuration), project_rules(configuration)
    parts = []
    for group in groups_of(deltas, past, before):
        files = tuple(delta.change for delta in group.deltas)
        part = replace(record, files=files, totals=_totals(group.deltas), code=None)
        subject = group_subject(group.deltas, Facts(part), rules)
        parts.append(Part(group, subject, score_commit(replace(part, message=subject), settings)))
    tree, head = reader.tree(record.hash), None if staged else reader.resolve("HEAD")
    return Split(record, tree or "", head, staged, score_commit(record, settings), tuple(parts))


def _totals(deltas: Sequence[FileDelta]) -> Totals:
    return Totals(
        files=len(deltas),
        added=sum(delta.change.added or 0 for delta in deltas),
        deleted=sum(delta.change.deleted or 0 for delta in deltas),
        hunks=sum(len(delta.hunks) for delta in deltas),
    )


def _commits(folder: Path, one: Split, final: str) -> list[NewCommit]:
    """A tree a part, each on top of the one before; what no part names goes with the last."""
    parents = one.record.parents
    tree = (
        git_text(folder, "rev-parse", f"{parents[0]}^{{tree}}")
        if parents
        else git_text(folder, "hash-object", "-t", "tree", "-w", "--stdin")
    )
    changed = entries_between(folder, tree, final)
    commits: list[NewCommit] = []
    with tempfile.TemporaryDirectory(prefix="craftnudge-") as scratch:
        for part in one.parts:
            names = [name.decode("utf-8", "surrogateescape") for name in part.group.names]
            mine = {name: changed.pop(name) for name in names if name in changed}
            mine |= changed if part is one.parts[-1] else {}
            tree = tree_with(folder, tree, mine, Path(scratch, "index"))
            # The first part keeps the words that the author gave the whole.
            message = one.record.message if part is one.parts[0] and one.record.message.strip() else part.subject + "\n"
            commits.append(NewCommit(tree, message))
    return commits
