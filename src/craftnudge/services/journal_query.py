"""What the journal holds for a window, by the cheapest way there is: backwards, as a whole, or through the index.

The way is never part of the answer: each gives the same commits and the same unreadable lines.
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.journal import FILE_NAME, Journal
from craftnudge.adapters.store.local.line_codec import UnreadableLineError, is_sound
from craftnudge.adapters.store.local.line_filter import Wanted, head_of, quick_head
from craftnudge.adapters.store.local.scan import Gathering, History
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.errors import JournalError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.paths import behaviors_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftnudge.adapters.store.local.authors import Authors
    from craftnudge.adapters.store.local.index.build import Row
    from craftnudge.adapters.store.local.index.journal_index import Covered, Found
    from craftnudge.adapters.store.local.snapshot import Snapshot

# From here on an index is made without being asked for: 100,000 commits or so. Below, reading the last months of a
# journal backwards takes less than a tenth of a second, and the index could save no one a noticeable time.
INDEX_FROM_BYTES: Final = 128 * 1024 * 1024
# So much of a journal is read beside an index that does not know it yet, in about 10 ms; then the index goes on.
UNINDEXED_BYTES: Final = 8 * 1024 * 1024
# A reader waits no longer than this for a writer, before it does without the index that it made.
_NAMING_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What there is of an index: whether it is used, and how much it knows. Without one, all figures are 0."""

    usable: bool
    commits: int
    unreadable: int
    covered_bytes: int
    journal_bytes: int
    index_bytes: int


def journal_path(home: Path) -> Path:
    """The journal of commits."""
    return behaviors_folder(home) / FILE_NAME


def index_path(home: Path) -> Path:
    """The index of it."""
    from craftnudge.adapters.store.local.index.journal_index import FILE_NAME as INDEX_NAME  # noqa: PLC0415 - most runs need no index

    return behaviors_folder(home) / INDEX_NAME


def recall(
    home: Path,
    wanted: Wanted | None = None,
    *,
    use_index: bool = True,
    index_from_bytes: int = INDEX_FROM_BYTES,
    unindexed_bytes: int = UNINDEXED_BYTES,
) -> History:
    """The commits asked for (all of them by default), each once, without those that a rewrite replaced.

    In the order of their committer times. With `use_index` false, from the journal alone.
    """
    with snapshot(journal_path(home)) as journal, _no_collection():
        if journal is None:
            return History()
        gathering = Gathering(wanted)
        if use_index and journal.size >= index_from_bytes and gathering.sieve.narrows:
            history = _through_index(home, journal, wanted, unindexed_bytes)
            if history is not None:
                return history
        gathering.search(journal)
        return gathering.history(journal)


def authors_of(home: Path) -> Authors:
    """How many commits of each author the journal holds in each repository, as `recall` without a limit has them."""
    from craftnudge.adapters.store.local.authors import authors_in  # noqa: PLC0415 - most runs never need it

    with snapshot(journal_path(home)) as journal, _no_collection():
        authors = Counter() if journal is None else authors_in(journal)
    if authors is None:
        authors = Counter((record.author, record.repository) for record in recall(home).records)
    return authors


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without looking for garbage: thousands of records are made that all stay, which costs a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _through_index(home: Path, journal: Snapshot, wanted: Wanted | None, unindexed_bytes: int) -> History | None:
    """The answer with the help of an index, which is made or goes on where that is due; None where it cannot help."""
    try:
        import sqlite3  # noqa: F401, PLC0415 - a Python may be built without it
    except ImportError:
        return None
    path = index_path(home)
    covered = _usable(path, journal)
    if covered is None or journal.size - covered.covered_bytes > unindexed_bytes:
        try:
            covered = _write_index(home, journal, covered)
        except (OSError, ValueError):
            return None
    gathering = Gathering(wanted)
    if not gathering.search(journal, covered.covered_bytes):
        return gathering.history(journal)
    try:
        found = _found(path, gathering, journal)
        if found is None:
            return None
        for offset, raw in journal.at(found.places):
            gathering.look(offset, raw)
    except ValueError:  # it says that there is a line where there is none
        path.unlink(missing_ok=True)
        return None
    return gathering.history(journal, found.unreadable)


def _found(path: Path, gathering: Gathering, journal: Snapshot) -> Found | None:
    from craftnudge.adapters.store.local.index.journal_index import Question, find  # noqa: PLC0415

    sieve = gathering.sieve
    question = Question(sieve.since, sieve.until, sieve.recorded_since, sieve.emails, sieve.repositories)
    return find(path, question, lambda offset, length: is_sound(next(journal.at([(offset, length)]))[1]))


def _usable(path: Path, journal: Snapshot) -> Covered | None:
    """What the index covers of this very journal, or None where it is of another, damaged or not there."""
    from craftnudge.adapters.store.local.index.journal_index import covered_by  # noqa: PLC0415

    covered = covered_by(path)
    if covered is None or covered.covered_bytes > journal.size:
        return None
    if covered.covered_bytes == journal.size and covered.written_ns != journal.written_ns:
        return None
    return covered if covered.fingerprint == journal.fingerprint(covered.covered_bytes) else None


def _write_index(home: Path, journal: Snapshot, known: Covered | None) -> Covered:
    """An index of the whole snapshot; raises OSError or ValueError where there can be none."""
    import sqlite3  # noqa: PLC0415

    from craftnudge.adapters.store.local.index.build import build  # noqa: PLC0415
    from craftnudge.adapters.store.local.index.journal_index import Covered  # noqa: PLC0415

    covered = Covered(journal.size, journal.fingerprint(journal.size), journal.written_ns)
    start = known.covered_bytes if known else 0
    naming = _still_the_journal(home, journal)
    path, rows = index_path(home), _rows(journal, start)
    try:
        build(path, rows, covered, time.time_ns(), go_on=known is not None, naming=naming)
    except (sqlite3.Error, JournalError) as error:
        raise ValueError(str(error)) from error
    return covered


@contextmanager
def _still_the_journal(home: Path, journal: Snapshot) -> Iterator[None]:
    """Raises ValueError where the snapshot is not of the file that has the journal's name; it keeps that inside."""
    kept = Journal(behaviors_folder(home), lock_seconds=_NAMING_SECONDS)
    with kept.locked():
        if kept.file != journal.file:
            raise ValueError("the journal was written anew")
        yield


def _rows(journal: Snapshot, start: int) -> Iterator[Row]:
    for offset, raw in journal.forwards(start):
        found = quick_head(raw)
        if found is not None:
            yield offset, len(raw), "commit", found[3], found[2], found[4].lower(), found[5], ""
            continue
        try:
            head = head_of(raw)
        except UnreadableLineError as error:
            kind = "unreadable" if raw.strip(b" \t\r") else ""
            yield offset, len(raw), kind, b"", b"", b"", b"", str(error)
            continue
        yield offset, len(raw), head.kind, head.authored, head.recorded, head.email.lower(), head.repository, ""


def rebuild_index(home: Path) -> IndexStatus:
    """Makes the index anew, whatever there is; raises OSError or ValueError where there can be none."""
    drop_index(home)
    with snapshot(journal_path(home)) as journal:
        if journal is not None:
            _write_index(home, journal, None)
    return index_status(home)


def drop_index(home: Path) -> bool:
    """Removes the index, and says whether there was one; it comes back when it is needed."""
    path = index_path(home)
    found = path.exists()
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink(missing_ok=True)
    return found


def index_status(home: Path) -> IndexStatus:
    """What there is of an index, as it stands now."""
    from craftnudge.adapters.store.local.index.journal_index import status_of  # noqa: PLC0415

    path = index_path(home)
    with snapshot(journal_path(home)) as journal:
        size = journal.size if journal else 0
        usable = journal is not None and _usable(path, journal) is not None
    status = status_of(path)
    if status is None:
        return IndexStatus(False, 0, 0, 0, size, path.stat().st_size if path.exists() else 0)
    return IndexStatus(usable, status.commits, status.unreadable, status.covered_bytes, size, status.file_bytes)
