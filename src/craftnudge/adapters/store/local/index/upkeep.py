"""Makes, extends and checks the index of a journal."""

from __future__ import annotations

import sqlite3
import time
from _thread import allocate_lock
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.index.build import build
from craftnudge.adapters.store.local.index.files import drop_index, index_path
from craftnudge.adapters.store.local.index.journal_index import Covered, status_of, usable_part
from craftnudge.adapters.store.local.index.rows import rows_of
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.last_write import LOCK_NAME, lineage_of
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.errors import JournalError
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from _thread import LockType
    from collections.abc import Iterator
    from pathlib import Path

    from craftnudge.adapters.store.local.index.build import Scores
    from craftnudge.adapters.store.local.index.policy import IndexPolicy
    from craftnudge.adapters.store.local.snapshot import Snapshot

# A reader waits at most this long for a writer, and then discards the index that it built.
_NAMING_SECONDS: Final = 1.0
# One lock for each index that a thread of this process has built: eight readers at once built eight, and removed each
# other's drafts, so that none was left.
_builders: dict[Path, LockType] = {}


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """Whether an index is used, and how much of the journal it covers. Without an index all its figures are 0."""

    usable: bool
    commits: int
    unreadable: int
    covered_bytes: int
    journal_bytes: int
    index_bytes: int


def extend_if_free(
    folder: Path, journal: Snapshot, covered: Covered | None, scores: Scores | None = None
) -> Covered | None:
    """Extends the index to the whole snapshot, or builds it, and adds scores.

    None if that fails or another thread is doing it.
    """
    builder = _builders.setdefault(folder, allocate_lock())
    if not builder.acquire(blocking=False):
        return None
    try:
        return write_index(folder, journal, covered, scores)
    except (OSError, ValueError):
        return None
    finally:
        builder.release()


def is_due(journal: Snapshot, covered: Covered | None, most_bytes: int) -> bool:
    """Whether the index should be written: it leaves out more than so many bytes, or took a checksum to be trusted."""
    return covered is None or covered.was_checked or journal.size - covered.covered_bytes > most_bytes


def refresh_index(folder: Path, policy: IndexPolicy) -> None:
    """Extends the index of a long journal if a reader would have to; for a background process, and after a backfill.

    Raises JournalError if the journal cannot be read. If the index cannot be written, that is ignored.
    """
    with snapshot(Journal(folder).path) as journal:
        if journal is None or journal.size < min(policy.ids_from_bytes, policy.from_bytes):
            return
        covered = usable_part(index_path(folder), journal)
        if is_due(journal, covered, min(policy.ids_from_bytes, policy.unindexed_bytes)):
            extend_if_free(folder, journal, covered)


def write_index(folder: Path, journal: Snapshot, covered: Covered | None, scores: Scores | None = None) -> Covered:
    """Writes an index of the whole snapshot, from one that covers a part if there is one; adds scores to it.

    Raises OSError or ValueError if it cannot be written, or if the journal was replaced meanwhile.
    """
    start, before = (covered.covered_bytes, covered.checksum) if covered else (0, 0)
    # First, so that a line that is changed while the rows are read shows in the checksum.
    lineage = lineage_of(Journal(folder).path.with_name(LOCK_NAME), journal.descriptor)
    checksum = journal.checksum(journal.size, start, before)
    whole = Covered(journal.size, journal.fingerprint(journal.size), journal.written_ns, checksum, lineage)
    rows = rows_of(journal, start)
    naming = _still_the_journal(folder, journal)
    try:
        build(index_path(folder), rows, whole, time.time_ns(), go_on=covered is not None, naming=naming, scores=scores)
    except (sqlite3.Error, JournalError) as error:
        raise ValueError(str(error)) from error
    return whole


@contextmanager
def _still_the_journal(folder: Path, snapshot_read: Snapshot) -> Iterator[None]:
    """Holds the journal's lock; raises ValueError if the snapshot is of a file that was replaced meanwhile."""
    journal = Journal(folder, lock_seconds=_NAMING_SECONDS)
    with journal.locked():
        if journal.file != snapshot_read.file:
            raise ValueError("the journal was replaced")
        yield


def rebuild_index(folder: Path) -> IndexStatus:
    """Removes the index and builds a new one; raises OSError or ValueError if it cannot be written."""
    drop_index(folder)
    with snapshot(Journal(folder).path) as journal:
        if journal is not None:
            write_index(folder, journal, None)
    return index_status(folder)


def index_status(folder: Path) -> IndexStatus:
    """What the index covers now."""
    path = index_path(folder)
    with snapshot(Journal(folder).path) as journal:
        size = journal.size if journal else 0
        usable = journal is not None and usable_part(path, journal) is not None
    status = status_of(path)
    if status is None:
        return IndexStatus(False, 0, 0, 0, size, path.stat().st_size if path.exists() else 0)
    return IndexStatus(usable, status.commits, status.unreadable, status.covered_bytes, size, status.file_bytes)
