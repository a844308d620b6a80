"""The journal of commits: appended under a lock, each commit once, durable before `append` returns.

The steps of an append (docs/explanation/guarantees.md has the test of each step): encode; take the lock; open the file
that has the name now; look up what is there; end a torn line left by a killed writer with a LF; write all lines at
once; fsync. Whatever fails, the file is cut back to where it was.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.durable_append import (
    append_or_undo,
    open_to_append,
    seal_of,
    unreadable,
    unwritable,
)
from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.known_ids import KnownIds, last_recorded_at
from craftnudge.adapters.store.local.last_write import LOCK_NAME, note_append, state_of
from craftnudge.adapters.store.local.line_codec import encode_record, encode_rewrite, recorded_line
from craftnudge.adapters.store.local.lock import exclusive
from craftnudge.adapters.store.local.rewrite_journal import drop_unfinished
from craftnudge.adapters.store.values import AppendResult
from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.runtime.atomic_files import private_folder, sync, sync_folder
from craftnudge.runtime.bounded_read import open_ordinary
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.limits import LOCK_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from craftnudge.adapters.store.values import CommitHistory, CommitQuery, EncodedRecord
    from craftnudge.domain.commits.record import CommitRecord, Rewrite

FILE_NAME: Final = "commits.jsonl"

# A batch is one lock, one write and one fsync. 500 records are about 1 MB: an fsync of a fraction of a millisecond is
# then nothing beside reading the commits, another tracker waits only briefly, and a killed import loses little work.
BATCH_RECORDS: Final = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One line to be written: its key, the version of its facts, and how it is encoded at a given moment."""

    key: bytes
    facts: int
    encode: Callable[[str], bytes]


class Journal:
    """The journal in a folder, which need not exist yet. `now` is the clock: seconds since 1970."""

    def __init__(
        self,
        folder: Path,
        *,
        now: Callable[[], float] = time.time,
        lock_seconds: float = LOCK_SECONDS,
        index_policy: IndexPolicy | None = None,
    ) -> None:
        self.path = folder / FILE_NAME
        self._now = now
        self._lock_seconds = lock_seconds
        self._policy = index_policy or IndexPolicy()
        self._known_ids = self._new_known_ids()

    @property
    def file(self) -> tuple[int, int] | None:
        """The file that has the name now (device and inode), another one after `forget`; None if it does not exist."""
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def append(self, records: Iterable[CommitRecord]) -> AppendResult:
        """Writes each record durably, once; raises JournalError if that is impossible.

        Many records are written in batches, each durable by itself: what was written before an error or an
        interruption stays. A record with facts of a higher version is written although its commit is known.
        """
        return self.append_encoded(map(encode_record, records))

    def append_encoded(self, records: Iterable[EncodedRecord]) -> AppendResult:
        """As `append`, for records that were encoded already: in another process, for instance."""
        return self._append(
            Entry(record.id.encode("utf-8", "surrogatepass"), record.facts, partial(recorded_line, record))
            for record in records
        )

    def append_rewrites(self, rewrites: Iterable[Rewrite]) -> AppendResult:
        """Writes each rewrite durably, once."""
        return self._append(rewrite_entry(rewrite) for rewrite in rewrites)

    def known(self, ids: Collection[str]) -> dict[str, int]:
        """Those ids of commits that are in the journal, each with the highest version of its facts."""
        if not self.path.exists():
            return {}
        with self.locked():
            try:
                descriptor = open_ordinary(self.path)
            except OSError as error:
                raise unreadable(self.path, error) from None
            try:
                found = self._new_known_ids().look_up(descriptor, [identity.encode() for identity in ids])
            finally:
                os.close(descriptor)
        return {key.decode(): facts for key, facts in found.items()}

    def read(self, query: CommitQuery | None = None) -> CommitHistory:
        """The commits asked for (all of them by default), folded, in the order of their committer times."""
        from craftnudge.adapters.store.local.scan import read_history  # noqa: PLC0415 - a hook reads no history

        return read_history(self.path, query)

    @contextmanager
    def locked(self) -> Iterator[int]:
        """Holds the lock, and gives its open file. No other process or thread writes meanwhile.

        Makes the folder if it is missing.
        """
        try:
            private_folder(self.path.parent)
        except OSError as error:
            raise unwritable(self.path.parent, error) from None
        with exclusive(self.path.with_name(LOCK_NAME), self._lock_seconds) as lock:
            drop_unfinished(self.path)
            yield lock

    def _new_known_ids(self) -> KnownIds:
        return KnownIds(index_path(self.path.parent), self._policy.ids_from_bytes)

    def _append(self, entries: Iterator[Entry]) -> AppendResult:
        written = already_there = 0
        while batch := list(islice(entries, BATCH_RECORDS)):
            fresh = self._append_batch(batch)
            written += fresh
            already_there += len(batch) - fresh
        return AppendResult(written, already_there)

    def _append_batch(self, batch: Sequence[Entry]) -> int:
        stamp = rfc3339(int(self._now()))
        lines = [entry.encode(stamp) for entry in batch]
        with self.locked() as lock:
            try:
                return self._write(batch, lines, stamp, lock)
            except OSError as error:
                raise unwritable(self.path, error) from None

    def _write(self, batch: Sequence[Entry], lines: list[bytes], stamp: str, lock: int) -> int:
        descriptor, created = open_to_append(self.path)
        try:
            before = state_of(descriptor)
            fresh = self._fresh(descriptor, batch)
            last = last_recorded_at(descriptor)
            if last > stamp:
                # The clock went back. Lines stay in the order of their recording, which lets a reader stop early.
                lines = [entry.encode(last) for entry in batch]
            payload = seal_of(descriptor) + b"".join(lines[index] for index in fresh)
            if payload:
                append_or_undo(descriptor, payload, lambda: note_append(lock, before, state_of(descriptor)))
            else:
                sync(descriptor)  # another's write, of which we say that it is there, may not be stable yet
        finally:
            os.close(descriptor)
        if created:
            sync_folder(self.path.parent)
        return len(fresh)

    def _fresh(self, descriptor: int, batch: Sequence[Entry]) -> list[int]:
        """Which entries of the batch are not in the journal, and not earlier in the batch."""
        facts = self._known_ids.look_up(descriptor, [entry.key for entry in batch])
        fresh = []
        for index, entry in enumerate(batch):
            if facts.get(entry.key, -1) < entry.facts:
                facts[entry.key] = entry.facts
                fresh.append(index)
        return fresh


def rewrite_entry(rewrite: Rewrite) -> Entry:
    """A rewrite as a line to be written."""
    return Entry(f"{rewrite.old}>{rewrite.new}".encode(), 0, lambda stamp: encode_rewrite(rewrite, stamp))
