"""Records the commits that git's hooks have queued: by the next command, or by a drain in the background."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import Rewrite
from craftnudge.errors import CommitDamagedError, CraftNudgeError, JournalError
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from craftnudge.adapters.events.protocol import EventQueue, QueuedEvent, RepositoryEvent
    from craftnudge.adapters.git.reader import Reader
    from craftnudge.adapters.store.protocol import CommitStore
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.services.workplace import Workplace

# A pull brings many commits and one event. Ancestors are recorded back to one that is known, so many at most; where
# none is known among them the repository is new here, and only what the user just made is recorded.
ANCESTORS_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Drained:
    """What one drain did: events that were recorded, and events set aside because they make no sense any more."""

    events: int
    written: int
    aside: int


def drain(queue: EventQueue, store: CommitStore, *, cache_folder: Path) -> Drained:
    """Records all events that wait; an event is acknowledged only after its commit is stored.

    `cache_folder` is where caches of repositories lie.

    Raises JournalError if the store cannot be written: then all events still wait.
    """
    drained = Drained(0, 0, 0)
    by_folder: dict[Path, list[QueuedEvent]] = {}
    for queued in queue.take():
        by_folder.setdefault(queued.event.folder, []).append(queued)
    for folder, events in by_folder.items():
        try:
            reader = open_reader(folder, cache_folder=cache_folder)
        except CraftNudgeError as error:
            for queued in events:
                queue.set_aside(queued.id, str(error))
            done = Drained(0, 0, len(events))
        else:
            done = _drain_repository(reader, events, queue, store)
        drained = Drained(drained.events + done.events, drained.written + done.written, drained.aside + done.aside)
    return drained


def drain_waiting(workplace: Workplace) -> None:
    """Records the events that wait, if any; if the journal cannot be written, they go on waiting."""
    queue = workplace.queue
    if not queue.is_empty():
        with suppress(JournalError, OSError):
            drain(queue, workplace.store, cache_folder=workplace.cache_folder)


def _drain_repository(reader: Reader, events: Sequence[QueuedEvent], queue: EventQueue, store: CommitStore) -> Drained:
    """Records the events of one repository, and closes its reader."""
    recorded = written = aside = 0
    try:
        for queued in events:
            try:
                written += _record(reader, store, queued.event)
            except JournalError:
                raise
            except (CraftNudgeError, ValueError, OSError) as error:
                queue.set_aside(queued.id, str(error))
                aside += 1
            else:
                queue.acknowledge(queued.id)
                recorded += 1
    finally:
        reader.close()
    return Drained(recorded, written, aside)


def record_with_ancestors(reader: Reader, store: CommitStore, commit_hash: str) -> int:
    """Records a commit, and those before it back to one that the journal knows; gives how many were written."""
    found: dict[str, CommitRecord] = {}
    reached = False
    waiting = [commit_hash]
    while waiting and len(found) < ANCESTORS_AT_MOST:
        known = store.known([commit_id(one) for one in waiting])
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
        return store.append([found[commit_hash]]).written
    return store.append(reversed(found.values())).written


def record_rewrites(reader: Reader, store: CommitStore, how: str, pairs: Sequence[tuple[str, str]]) -> int:
    """Records each commit that took another one's place, and which one's; gives how many commits were written."""
    records = [record for one in dict.fromkeys(new for _, new in pairs) if (record := _try(reader, one))]
    written = store.append(records).written
    key = reader.repository.key
    store.append_rewrites([Rewrite(old, new, how, key) for old, new in pairs])
    return written


def _try(reader: Reader, commit_hash: str) -> CommitRecord | None:
    """The record of an ancestor, None where this clone does not have it."""
    try:
        return reader.record(commit_hash)
    except CommitDamagedError:
        return None


def _record(reader: Reader, store: CommitStore, event: RepositoryEvent) -> int:
    if event.kind == "commit":
        commit_hash = reader.resolve(event.commit_hash or "HEAD")
        written = record_with_ancestors(reader, store, commit_hash)
        if not written and not store.known([commit_id(commit_hash)]):
            raise CommitDamagedError("commit.unreadable", commit=commit_hash)
        return written
    return record_rewrites(reader, store, event.how, event.pairs)
