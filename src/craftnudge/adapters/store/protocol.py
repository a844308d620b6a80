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
        CommitHistory,
        CommitQuery,
        EncodedRecord,
        ForgetResult,
        ImportResult,
        StoreState,
    )
    from craftnudge.domain.commits.record import CommitRecord, Rewrite

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
