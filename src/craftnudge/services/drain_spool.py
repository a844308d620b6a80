"""What git's hooks dropped in passing goes into the journal: by the next command, or by a drain of its own."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.events.spool import Spool
from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import Rewrite
from craftnudge.errors import CommitDamagedError, CraftNudgeError, JournalError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.paths import cache_folder, home_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from craftnudge.adapters.events.spool import SpoolEntry
    from craftnudge.adapters.git.reader import Reader
    from craftnudge.adapters.store.local.journal import Journal
    from craftnudge.domain.commits.record import CommitRecord

# A pull brings many commits and one event. Ancestors are recorded back to one that is known, so many at most; where
# none is known among them the repository is new here, and only what the user just made is recorded.
ANCESTORS_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Drained:
    """What one drain did: events that were recorded, and events set aside because they make no sense any more."""

    events: int
    written: int
    aside: int


def drain_marker(data_folder: Path) -> Path:
    """The file that says that a drain was started and has not begun yet: hooks start no other meanwhile.

    It holds the number of its process, so that a hook sees where that was killed (adapters/git/hooks/scripts.py).
    """
    return data_folder / "spool.draining"


def drain(data_folder: Path, journal: Journal) -> Drained:
    """Records all events that wait; an event goes only after its commit stands in the journal.

    Raises JournalError where the journal cannot be written: then all events still wait.
    """
    with suppress(OSError):  # a folder of that name, say: the worst is that hooks start no drain
        drain_marker(data_folder).unlink()
    spool = Spool(data_folder)
    events = written = aside = 0
    by_folder: dict[Path, list[SpoolEntry]] = {}
    for entry in spool.entries(time.time()):
        by_folder.setdefault(entry.folder, []).append(entry)
    for folder, entries in by_folder.items():
        try:
            reader = open_reader(folder, cache_folder=cache_folder(home_folder()))
        except CraftNudgeError as error:
            for entry in entries:
                spool.set_aside(entry.file, error.message)
            aside += len(entries)
            continue
        try:
            for entry in entries:
                try:
                    written += _record(reader, journal, entry)
                except JournalError:
                    raise
                except (CraftNudgeError, ValueError, OSError) as error:
                    spool.set_aside(entry.file, str(error))
                    aside += 1
                else:
                    spool.done(entry)
                    events += 1
        finally:
            reader.close()
    return Drained(events, written, aside)


def record_with_ancestors(reader: Reader, journal: Journal, commit_hash: str) -> int:
    """Records a commit, and those before it back to one that the journal knows; gives how many were written."""
    found: dict[str, CommitRecord] = {}
    reached = False
    waiting = [commit_hash]
    while waiting and len(found) < ANCESTORS_AT_MOST:
        known = journal.known([commit_id(one) for one in waiting])
        reached = reached or bool(known)
        records = [
            record
            for one in waiting
            if one not in found and commit_id(one) not in known and (record := _try(reader, one))
        ]
        found.update((record.hash, record) for record in records)
        waiting = list(dict.fromkeys(parent for record in records for parent in record.parents if parent not in found))
        if not reached and len(found) > ANCESTORS_AT_MOST // 10:
            break
    if commit_hash in found and not reached:
        return journal.append([found[commit_hash]]).written
    return journal.append(reversed(found.values())).written


def record_rewrites(reader: Reader, journal: Journal, how: str, pairs: Sequence[tuple[str, str]]) -> int:
    """Records each commit that took another one's place, and which one's; gives how many commits were written."""
    records = [record for one in dict.fromkeys(new for _, new in pairs) if (record := _try(reader, one))]
    written = journal.append(records).written
    key = reader.repository.key
    journal.append_rewrites([Rewrite(old, new, how, key) for old, new in pairs])
    return written


def _try(reader: Reader, commit_hash: str) -> CommitRecord | None:
    """The record of an ancestor, None where this clone does not have it."""
    try:
        return reader.record(commit_hash)
    except CommitDamagedError:
        return None


def _record(reader: Reader, journal: Journal, entry: SpoolEntry) -> int:
    if entry.event == "commit":
        commit_hash = reader.resolve(entry.commit_hash or "HEAD")
        written = record_with_ancestors(reader, journal, commit_hash)
        if not written and not journal.known([commit_id(commit_hash)]):
            raise UsageError(f"the commit {commit_hash} cannot be read")
        return written
    return record_rewrites(reader, journal, entry.how, entry.pairs)
