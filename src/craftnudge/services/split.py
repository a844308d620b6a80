"""Splits a commit or the staged change: the groups, a subject and a score for each, and the commits on request."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.config.rubric_configuration import project_rules
from craftnudge.adapters.git.command import git_text, run_git
from craftnudge.adapters.git.history.past_changes import contents_in, past_changes
from craftnudge.adapters.git.writing.pending_commit import PendingCommit, reader_with_staged
from craftnudge.adapters.git.writing.rewrite_commits import (
    NewCommit,
    commit_staged,
    entries_between,
    replace_commit,
    tree_with,
)
from craftnudge.domain.coaching.relevance import may_be_several_changes
from craftnudge.domain.coaching.splitting.clauses import clauses_in
from craftnudge.domain.coaching.splitting.file_groups import MOST_FILES, groups_of
from craftnudge.domain.coaching.splitting.file_history import NO_PAST, past_of
from craftnudge.domain.coaching.splitting.hunk_groups import with_split_files
from craftnudge.domain.coaching.splitting.part_message import part_records
from craftnudge.domain.coaching.splitting.split_gain import is_worth_splitting, record_of_part, scores_no_lower
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.partial_file import with_hunks
from craftnudge.domain.rubric.score import score_commit
from craftnudge.errors import RepositoryRefusedError, UsageError
from craftnudge.services.results.split import Part, Split
from craftnudge.services.reword import record_rewritten, require_whole_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.domain.commits.change import Hunk
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.commits.rewritten import Rewritten
    from craftnudge.domain.rubric.project_rules import ProjectRules
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.domain.rubric.scorecard import ScoreCard
    from craftnudge.services.workplace import Workplace


def split_commit(workplace: Workplace, revision: str) -> Split:
    """The groups of a commit's change; raises UsageError for a merge, and if the change is unknown."""
    reader = workplace.open_repository()
    try:
        record = reader.record(reader.resolve(revision))
        if len(record.parents) > 1:
            raise UsageError("split.merge", commit=record.hash[:12])
        return _split(workplace, reader, record, staged=False)
    finally:
        reader.close()


def split_staged(workplace: Workplace) -> Split:
    """The groups of the staged change."""
    pending = PendingCommit("", workplace.environ, workplace.now_seconds)
    with reader_with_staged(workplace.folder, pending, cache_folder=workplace.cache_folder) as (reader, record):
        if not record.files:
            raise UsageError("staged.nothing")
        if len(record.parents) > 1:
            raise UsageError("split.staged-merge")
        return _split(workplace, reader, record, staged=True)


def apply_split(workplace: Workplace, split: Split) -> Rewritten:
    """Makes a commit of each part, in the order shown; the last one has exactly the files that were there before.

    Neither the work tree nor the index is touched. Raises UsageError if a commit is to be split and something is not
    committed, or if it must not be rewritten.
    """
    folder = Path(git_text(workplace.folder, "rev-parse", "--show-toplevel"))
    at_top = workplace.at(folder)
    if split.staged:
        rewritten = commit_staged(folder, _commits(folder, split, _staged_tree(folder, split)))
        _record_commits(at_top, rewritten)
        return rewritten
    require_whole_message(split.record)
    if run_git(folder, "status", "--porcelain", "--untracked-files=no").stdout:
        raise UsageError("split.uncommitted")
    commits = _commits(folder, split, split.tree)
    rewritten = replace_commit(folder, split.record.hash, lambda _: commits, f"split {split.record.hash[:12]}")
    record_rewritten(at_top, rewritten)
    _record_commits(at_top, rewritten)
    return rewritten


def _staged_tree(folder: Path, split: Split) -> str:
    """Writes the staged change as a tree, from the index that git names when a hook or an editor calls."""
    tree = git_text(folder, "write-tree", keep=("GIT_INDEX_FILE",))
    if tree != split.tree:
        raise UsageError("split.staged-changed")
    return tree


def _record_commits(workplace: Workplace, rewritten: Rewritten) -> None:
    """Records all commits since the backup."""
    reader = workplace.open_repository()
    try:
        hashes = reader.history([f"{rewritten.backup}..HEAD"])
        workplace.store.append([reader.record(commit_hash) for commit_hash in hashes])
    finally:
        reader.close()


def _split(workplace: Workplace, reader: Reader, record: CommitRecord, *, staged: bool) -> Split:
    if record.files is None:
        raise UsageError("split.unknown-change", reason=record.stats_error)
    settings, rules = workplace.rubric_settings, project_rules(workplace.configuration)
    parts = parts_of(workplace.folder, reader, record, settings, rules)
    tree, head = reader.tree(record.hash), None if staged else reader.resolve("HEAD")
    whole = score_commit(record, settings)
    if not scores_no_lower(whole, [part.card for part in parts]):
        lower = tuple(part.card.score or 0.0 for part in parts)
        return Split(record, tree or "", head, staged, whole, (), lower)
    return Split(record, tree or "", head, staged, whole, parts)


def parts_of(
    folder: Path, reader: Reader, record: CommitRecord, settings: RubricSettings, rules: ProjectRules | None
) -> tuple[Part, ...]:
    """The groups of a change, each with a subject and a score; `folder` is in the repository."""
    deltas = reader.changed_lines(record.hash)
    past, before = NO_PAST, dict[str, bytes]()
    if record.parents:
        names = [delta.change.old_path or delta.change.path for delta in deltas[:MOST_FILES]]
        email = record.author.email if record.author else ""
        past = past_of(past_changes(folder, record.parents[0]), names, email)
        before |= contents_in(folder, record.parents[0], names)
    groups = with_split_files(groups_of(deltas, past, before), clauses_in(Message(record.message)), before)
    records = part_records(groups, [record_of_part(record, group) for group in groups], rules)
    return tuple(
        Part(group, part.message, score_commit(part, settings)) for group, part in zip(groups, records, strict=True)
    )


def splits_well(folder: Path, reader: Reader, card: ScoreCard, settings: RubricSettings) -> bool:
    """Whether the commit may be several changes, and splitting makes parts that score higher.

    The history is asked only in the first case: that takes a git process.
    """
    if not may_be_several_changes(card):
        return False
    parts = parts_of(folder, reader, card.record, settings, None)
    return scores_no_lower(card, [part.card for part in parts]) and is_worth_splitting(
        card, [(part.group, part.card) for part in parts]
    )


def _commits(folder: Path, split: Split, final: str) -> list[NewCommit]:
    """Makes a commit of each part, in a row; files that no part names go into the last."""
    parents = split.record.parents
    tree = base = (
        git_text(folder, "rev-parse", f"{parents[0]}^{{tree}}")
        if parents
        else git_text(folder, "hash-object", "-t", "tree", "-w", "--stdin")
    )
    changed = entries_between(folder, tree, final)
    commits: list[NewCommit] = []
    with tempfile.TemporaryDirectory(prefix="craftnudge-") as scratch:
        for number, part in enumerate(split.parts, start=1):
            names = {name.decode("utf-8", "surrogateescape") for name in part.group.names}
            later = {
                name.decode("utf-8", "surrogateescape") for one in split.parts[number:] for name in one.group.names
            }
            mine = {name: changed.pop(name) for name in names - later if name in changed}
            hunks = split.hunks_until(number)
            mine |= {name: _with_hunks(folder, base, name, changed[name], hunks[name]) for name in names & later}
            mine |= changed if part is split.parts[-1] else {}
            tree = tree_with(folder, tree, mine, Path(scratch, "index"))
            commits.append(NewCommit(tree, part.message))
    return commits


def _with_hunks(
    folder: Path, base: str, name: str, final: tuple[str, str] | None, hunks: Sequence[Hunk]
) -> tuple[str, str]:
    """Mode and object of a file with some of its hunks; `final` are those with all of them."""
    before = run_git(folder, "cat-file", "blob", f"{base}:{name}").stdout
    try:
        text = with_hunks(before, hunks)
    except ValueError:
        raise RepositoryRefusedError("rewrite.other-files") from None
    mode = final[0] if final else "100644"
    return mode, git_text(folder, "hash-object", "-w", "--stdin", stdin=text)
