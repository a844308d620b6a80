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

# A pull brings many commits and one event. Ancestors are recorded back to a stored one, so many at most. Where none of
# them is stored the repository is new here, and only the commit that the user just made is recorded.
ANCESTORS_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Drained:
    """What one drain did: events recorded, commits written, and events set aside because they are no longer valid."""

    events: int
    written: int
    aside: int


def drain(queue: EventQueue, store: CommitStore, *, cache_folder: Path) -> Drained:
    """Records all queued events; an event is acknowledged only after its commit is stored.

    `cache_folder` holds the caches of repositories.

    Raises JournalError if the store cannot be written: then all events stay queued.
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
            step = Drained(0, 0, len(events))
        else:
            step = _drain_repository(reader, events, queue, store)
        drained = Drained(drained.events + step.events, drained.written + step.written, drained.aside + step.aside)
    return drained


def drain_waiting(workplace: Workplace) -> None:
    """Records the queued events, if any; if the journal cannot be written, they stay queued."""
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
        from craftnudge.services.superseded import update_superseded  # noqa: PLC0415 - a hook records one commit

        update_superseded(reader, store)
    finally:
        reader.close()
    return Drained(recorded, written, aside)


def record_with_ancestors(reader: Reader, store: CommitStore, commit_hash: str) -> int:
    """Records a commit and its ancestors back to a stored one; returns how many were written."""
    records_by_hash: dict[str, CommitRecord] = {}
    reached = False
    waiting = [commit_hash]
    while waiting and len(records_by_hash) < ANCESTORS_AT_MOST:
        stored = store.known([commit_id(wanted_hash) for wanted_hash in waiting])
        reached = reached or bool(stored)
        records = [
            record
            for wanted_hash in waiting
            if wanted_hash not in records_by_hash
            and commit_id(wanted_hash) not in stored
            and (record := _try(reader, wanted_hash))
        ]
        records_by_hash.update((record.hash, record) for record in records)
        waiting = list(
            dict.fromkeys(parent for record in records for parent in record.parents if parent not in records_by_hash)
        )
        if not reached and len(records_by_hash) > ANCESTORS_AT_MOST // 10:
            break
    if commit_hash in records_by_hash and not reached:
        return store.append([records_by_hash[commit_hash]]).written
    return store.append(reversed(records_by_hash.values())).written


def record_rewrites(reader: Reader, store: CommitStore, how: str, pairs: Sequence[tuple[str, str]]) -> int:
    """Records the commits that replaced others, and which ones; returns how many commits were written."""
    records = [
        record for commit_hash in dict.fromkeys(new for _, new in pairs) if (record := _try(reader, commit_hash))
    ]
    written = store.append(records).written
    key = reader.repository.key
    store.append_rewrites([Rewrite(old, new, how, key) for old, new in pairs])
    return written


def _try(reader: Reader, commit_hash: str) -> CommitRecord | None:
    """The record of an ancestor, None if this clone does not have it."""
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
