"""What every store of commits can do. `local` keeps files on this machine; others stand beside it.

The tests in tests/adapters/store/conformance run over every store and hold what is said here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from craftnudge.adapters.store.values import (
        AppendResult,
        Authors,
        CommitEntry,
        CommitHistory,
        CommitQuery,
        EncodedRecord,
        ForgetResult,
        ImportResult,
        StoreState,
        UnreadableLine,
    )
    from craftnudge.domain.commits.record import CommitRecord, Person, Repository, Rewrite
    from craftnudge.domain.commits.superseded import Superseded

# Practice sessions; and what was shown to the user, with the goal.
EventStream = Literal["sessions", "nudges"]


class EventTransaction(Protocol):
    """One stream of events while no other writer can change it."""

    def read(self) -> list[dict[str, Any]]:
        """All events in the order of their recording, without those appended in this transaction."""
        ...

    def last(self) -> dict[str, Any] | None:
        """The newest event, without those appended in this transaction; None if there is none."""
        ...

    def append(self, kind: str, fields: Mapping[str, Any]) -> None:
        """Adds an event, to be written when the transaction ends."""
        ...


class EventLog(Protocol):
    """One stream of events: small JSON objects with a `type`, in the order of their recording."""

    def read(self) -> list[dict[str, Any]]:
        """All events in the order of their recording; lines without an event are skipped."""
        ...

    def last(self) -> dict[str, Any] | None:
        """The newest event, or None if there is none. Does not read the others."""
        ...

    def append(self, kind: str, fields: Mapping[str, Any]) -> None:
        """Writes one event durably. Raises JournalError if that is impossible."""
        ...

    def transaction(self) -> AbstractContextManager[EventTransaction]:
        """Reads and appends with no other writer between the two.

        What was appended is written durably when the block ends, all of it or nothing; after an exception in the block,
        nothing. Raises JournalError if that is impossible.
        """
        ...


class Clone(Protocol):
    """What a store may ask about an open repository, to tell which recorded commits still exist there."""

    @property
    def key(self) -> str:
        """The key of the repository."""
        ...

    @property
    def folder(self) -> str:
        """The folder that all worktrees of the clone share."""
        ...

    @property
    def paths(self) -> frozenset[str]:
        """The paths of the clone and its worktrees, as records have them."""
        ...

    @property
    def is_shallow(self) -> bool:
        """Whether a part of the history is missing."""
        ...

    def tips(self) -> tuple[str, ...]:
        """The hashes of all commits that a branch, a remote's branch, a tag or the HEAD of a worktree names."""
        ...

    def reachable(self, wanted: Collection[str], unwanted: Collection[str] = ()) -> Collection[str]:
        """The hashes of the commits that `wanted` reach and `unwanted` do not."""
        ...

    def unreached(self, hashes: Collection[str], tips: Collection[str], *, exact: bool = True) -> Collection[str]:
        """Those of the hashes that the tips do not reach, or that are not there at all.

        Without `exact`, a commit whose clock was far off may be taken for unreached; that reads less.
        """
        ...

    def judges(self, path: str) -> bool:
        """Whether the clone can tell if commits exist that were recorded in a clone at that path, which is not here."""
        ...

    def reached_elsewhere(self, paths: Collection[str], hashes: Collection[str]) -> Collection[str]:
        """Those of the hashes that another clone, at one of these paths, still reaches."""
        ...


class Entries(Protocol):
    """Commits of which few may be needed whole. `wanted` chooses by author and repository; None wants all."""

    @property
    def authors(self) -> Authors:
        """How many of the commits each author has in each repository."""
        ...

    def count(self, wanted: Callable[[Person | None, Repository], bool] | None = None) -> int:
        """How many commits are wanted."""
        ...

    def commits(
        self, wanted: Callable[[Person | None, Repository], bool] | None = None, newest: int | None = None
    ) -> list[CommitEntry]:
        """The commits that are wanted, in the order of their committer times; with `newest` only so many of the last.

        Their records can be read at any time.
        """
        ...


class Survey(Entries, Protocol):
    """The commits of a query at one moment. For use inside the block that opened it; its entries also later.

    Commits that a rewrite replaced are left out.
    """

    @property
    def unreadable(self) -> tuple[UnreadableLine, ...]:
        """The damaged lines among those that were read."""
        ...

    @property
    def rewritten(self) -> Mapping[str, str]:
        """Leads from each replaced hash to the one that stands for it now."""
        ...

    def remembers(self, new: int) -> bool:
        """Whether `remember` keeps so many new scores, if it can: few are not worth a write."""
        ...

    def among(self, hashes: Collection[str]) -> set[str]:
        """Those of the hashes that are among the commits."""
        ...

    def leave_out(self, hashes: Collection[str]) -> None:
        """Leaves out the commits with these hashes from here on."""
        ...

    def remember(self, scores: Mapping[int, bytes]) -> None:
        """Keeps scores by the places of their entries, for later surveys under the same rubric, or does not."""
        ...


class CommitStore(Protocol):
    """Recorded commits, each once, and the events beside them. Safe to use from several threads and processes."""

    @property
    def batch_records(self) -> int:
        """How many records `append` writes at once; a caller that encodes elsewhere hands over as many."""
        ...

    @property
    def encode(self) -> Callable[[CommitRecord], EncodedRecord]:
        """Encodes a record for `append_encoded`. A module's function, so that other processes can run it."""
        ...

    def append(self, records: Iterable[CommitRecord]) -> AppendResult:
        """Writes each record durably, unless its commit is stored with facts of the same or a higher version.

        Many records are written in batches: those written before an error or an interruption stay. Raises JournalError
        if writing is impossible.
        """
        ...

    def append_encoded(self, records: Iterable[EncodedRecord]) -> AppendResult:
        """As `append`, for records that `encode` has encoded."""
        ...

    def append_rewrites(self, rewrites: Iterable[Rewrite]) -> AppendResult:
        """Writes each rewrite durably, unless it is stored already. Raises JournalError if that is impossible."""
        ...

    def known(self, ids: Collection[str]) -> dict[str, int]:
        """The ids of those commits that are stored, with the highest version of their facts."""
        ...

    def record(self, id_or_hash: str) -> CommitRecord | None:
        """One commit, by its id or its full hash, without reading the others; None if it is not stored.

        Also one that a rewrite replaced.
        """
        ...

    def recall(self, query: CommitQuery | None = None, *, use_index: bool = True) -> CommitHistory:
        """The commits asked for (all of them by default).

        With `use_index` false from the records alone; the answer is the same.
        """
        ...

    def superseded(self) -> Mapping[str, Superseded]:
        """The hashes of recorded commits that no longer count, beside those that a recorded rewrite replaced.

        A commit is in it if no reference reaches it where it was recorded, or if another recorded commit is the same
        change. Figures leave these commits out; the records stay. As `update_superseded` last found it: reads little,
        and writes nothing.
        """
        ...

    def update_superseded(self, clone: Clone) -> int:
        """Finds out which recorded commits no longer count, for those of a clone; returns how many are new.

        Cheap where no reference was moved back and little was recorded since. What cannot be written stays as it was.
        """
        ...

    def survey(
        self, query: CommitQuery | None = None, *, rubric_key: bytes = b"", use_index: bool = True
    ) -> AbstractContextManager[Survey]:
        """The commits that `recall` gives, without holding their records; for questions about long histories.

        Entries have the scores that were remembered under `rubric_key`. With `use_index` false everything comes from
        the records alone, and no entry has a score; the commits are the same.
        """
        ...

    def authors(self) -> Authors:
        """How many commits of each author each repository has, as `recall` without a query has them."""
        ...

    def export(self, query: CommitQuery) -> Iterator[bytes]:
        """The journal lines (with LF) of the commits asked for, which `import_file` takes."""
        ...

    def import_file(self, source: Path) -> ImportResult:
        """Stores the lines of a journal file, each once; all of them or nothing.

        Raises UsageError if the file cannot be read, JournalError if writing is impossible.
        """
        ...

    def preview_forget(self, query: CommitQuery) -> ForgetResult:
        """What `forget` would do; changes nothing."""
        ...

    def forget(self, query: CommitQuery) -> ForgetResult:
        """Removes the commits asked for, with every rewrite and event that names them.

        Commits of others that name a forgotten person stay, without the person. Raises JournalError if something
        cannot be removed; the same call then finds and removes the rest.
        """
        ...

    def drop_caches(self) -> None:
        """Deletes what can be made again from the records. Raises OSError if that is impossible."""
        ...

    def events(self, stream: EventStream) -> EventLog:
        """The events of one stream."""
        ...

    def state(self) -> StoreState:
        """What tells one state of the store from another."""
        ...
