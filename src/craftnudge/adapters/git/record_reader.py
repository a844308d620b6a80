"""Reads commits of one store as records: the change, the past and the measured code of each."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from craftnudge.adapters.git.history import revisions
from craftnudge.adapters.git.objects.object_cache import ObjectCache
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.errors import CommitDamagedError
from craftnudge.runtime import limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftnudge.adapters.git.diff.batch_diff import BatchDiff
    from craftnudge.adapters.git.diff.change_finder import ChangeFinder, ChangeResult
    from craftnudge.adapters.git.diff.file_facts import FileFacts
    from craftnudge.adapters.git.history.ancestry import Ancestry
    from craftnudge.adapters.git.history.past_reader import PastReader
    from craftnudge.adapters.git.objects.raw_commit import RawCommit
    from craftnudge.adapters.git.objects.store import Store
    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.record import Repository

# A merge has at least this many parents.
_MERGE_PARENTS = 2
# Starting git takes as long as reading this many commits.
_LEAST_BATCH_COMMITS = 8


class RecordReader:
    """Reads records through one store, whose commits `ancestry` walks over.

    `verify_objects` recomputes the hash of every tree and file, not only of commits. `may_batch` allows asking git for
    the changes of many commits at once; git must then see the same objects as the store.
    """

    def __init__(self, store: Store, ancestry: Ancestry, *, verify_objects: bool, may_batch: bool) -> None:
        self._store = store
        self._ancestry = ancestry
        self._objects = ObjectCache(store, verify=verify_objects)
        self._shallow = ancestry.shallow
        self._may_batch = may_batch and not verify_objects
        self._batch_diff: BatchDiff | None = None

    # Loaded with the first commit that is read: many commands only resolve names.
    @cached_property
    def _past(self) -> PastReader:
        from craftnudge.adapters.git.history.past_reader import PastReader  # noqa: PLC0415

        return PastReader(self._objects, self._ancestry)

    @cached_property
    def _changes(self) -> ChangeFinder:
        from craftnudge.adapters.git.diff.change_finder import ChangeFinder  # noqa: PLC0415

        return ChangeFinder(self._objects, self._shallow)

    @cached_property
    def _file_facts(self) -> FileFacts:
        from craftnudge.adapters.git.diff.file_facts import FileFacts  # noqa: PLC0415

        return FileFacts(self._objects)

    def record(self, commit_hash: str, repository: Repository) -> CommitRecord:
        """The facts of one commit of `repository`. Raises CommitDamagedError."""
        raw = self._raw(commit_hash)
        return self._record(commit_hash, raw, self._changes.change(commit_hash, raw), repository)

    def records(self, hashes: Sequence[str], repository: Repository) -> Iterator[CommitRecord]:
        """The facts of many commits of `repository` in the order given; damaged commits are left out."""
        if self._may_batch and len(hashes) >= _LEAST_BATCH_COMMITS:
            yield from self._records_in_batches(hashes, repository)
            return
        for commit_hash, raw in self._readable(hashes):
            yield self._record(commit_hash, raw, self._changes.change(commit_hash, raw), repository)

    def tree(self, commit_hash: str) -> str | None:
        """The hash of a commit's tree, None for a commit without one. Raises CommitDamagedError."""
        return self._raw(commit_hash).tree

    def changed_lines(self, commit_hash: str) -> tuple[FileDelta, ...]:
        """The lines that a commit changed against its first parent; empty if they cannot be read."""
        change = self._changes.change(commit_hash, self._raw(commit_hash)).change
        return change.deltas if change else ()

    def lines_of_merge(self, commit_hash: str) -> tuple[FileDelta, ...]:
        """The lines of a merge that none of its parents has; empty if they cannot be read."""
        # Imported here: most commits are none.
        from craftnudge.adapters.git.diff.merge_lines import lines_of_merge  # noqa: PLC0415

        raw = self._raw(commit_hash)
        trees = []
        for parent in raw.parents:
            with suppress(CommitDamagedError):
                trees.append(self._raw(parent).tree)
        known = [tree for tree in trees if tree]
        if raw.tree is None or len(known) < max(len(raw.parents), _MERGE_PARENTS):
            return ()
        deltas = lines_of_merge(self._objects, raw.tree, known)
        return self._file_facts.of(bytes.fromhex(raw.tree), deltas)

    def close(self) -> None:
        """Ends the git process that answers for many commits, if there is one."""
        if self._batch_diff is not None:
            self._batch_diff.close()

    def _records_in_batches(self, hashes: Sequence[str], repository: Repository) -> Iterator[CommitRecord]:
        # Imported here: a hook reads one commit.
        from craftnudge.adapters.git.diff.batch_diff import BatchDiff  # noqa: PLC0415
        from craftnudge.adapters.git.diff.diff_tree_process import BATCH_COMMITS  # noqa: PLC0415

        self._batch_diff = self._batch_diff or BatchDiff(self._changes, self._objects, self._store.place)
        for start in range(0, len(hashes), BATCH_COMMITS):
            commits = list(self._readable(hashes[start : start + BATCH_COMMITS]))
            for (commit_hash, raw), result in zip(commits, self._batch_diff.changes(commits), strict=True):
                yield self._record(commit_hash, raw, result, repository)

    def _readable(self, hashes: Sequence[str]) -> Iterator[tuple[str, RawCommit]]:
        for commit_hash in hashes:
            with suppress(CommitDamagedError):
                yield commit_hash, self._raw(commit_hash)

    def _raw(self, commit_hash: str) -> RawCommit:
        try:
            return self._objects.commit(commit_hash)
        except (ObjectMissingError, ObjectDamagedError) as error:
            raise revisions.damaged(error) from error

    def _record(self, commit_hash: str, raw: RawCommit, result: ChangeResult, repository: Repository) -> CommitRecord:
        """The record of a commit. A merge's code is not measured: its lines are measured in the commits it joins."""
        from craftnudge.domain.measure import measure  # noqa: PLC0415
        from craftnudge.domain.measure.words_of_change import words_of_change  # noqa: PLC0415

        change = result.change
        is_measured = change is not None and len(raw.parents) < _MERGE_PARENTS
        if change and is_measured and raw.tree:
            change = change._replace(deltas=self._file_facts.of(bytes.fromhex(raw.tree), change.deltas))
        files = tuple([delta.change for delta in change.deltas[: limits.FILES_KEPT]]) if change else None
        past = self._past.past(commit_hash, raw, None if files is None else [file.path for file in files])
        encoded = raw.message.encode("utf-8")
        truncated = len(encoded) > limits.MESSAGE_BYTES_KEPT
        message = encoded[: limits.MESSAGE_BYTES_KEPT].decode("utf-8", "ignore") if truncated else raw.message
        parsed = Message(message)
        self._past.keep(commit_hash, raw, result.paths, None if truncated else parsed)
        measured = change if is_measured else None
        return CommitRecord(
            id=commit_id(commit_hash),
            hash=commit_hash,
            parents=raw.parents,
            repository=repository,
            author=raw.author,
            committer=raw.committer,
            authored=raw.authored,
            committed=raw.committed,
            message=message,
            files=files,
            totals=change.totals if change else None,
            past=past,
            code=measure(measured.deltas) if measured else None,
            stats_error=result.error,
            message_truncated=truncated,
            message_lossy=raw.message_lossy,
            files_truncated=change is not None and len(change.deltas) > limits.FILES_KEPT,
            shallow_boundary=commit_hash in self._shallow and bool(raw.parents),
            signed=raw.signed,
            grounding=words_of_change(parsed, measured.deltas) if measured else None,
        )
