"""Keeping house in what is kept: look whether it is whole, take it along, merge it, and let things be forgotten."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, TextIO

from craftnudge.adapters.events.spool import Spool
from craftnudge.adapters.git.history.known_roots import roots_folder
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.errors import JournalError, UnknownPersonError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.paths import behaviors_folder, cache_folder
from craftnudge.services.complete_histories import whole_folder
from craftnudge.services.history import people_of, repository_keys
from craftnudge.services.journal_query import local_store
from craftnudge.services.model_notes import reply_cache

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from craftnudge.adapters.events.protocol import EventQueue, RejectedEvent
    from craftnudge.adapters.store.local.verify import Verified
    from craftnudge.adapters.store.protocol import CommitStore
    from craftnudge.adapters.store.values import CommitHistory, ForgetResult, ImportResult


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose commits, of which repository, from when until when; None is no limit. At least one for forgetting."""

    user: str | None = None
    repository: str | None = None
    since_seconds: int | None = None
    until_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What was found in the journal and beside it."""

    journal: Verified
    aside: tuple[RejectedEvent, ...]


def verify_all(home: Path) -> State:
    """Every line of the journal looked at, and what the spool has set aside."""
    return State(local_store(home).verify(), tuple(Spool(behaviors_folder(home)).rejected()))


def wanted_by(home: Path, chosen: Chosen, aliases: Mapping[str, Sequence[str]] | None = None) -> CommitQuery:
    """The choice in addresses and keys; UsageError for a person or a repository that the journal does not know."""
    keys = None if chosen.repository is None else repository_keys(home, chosen.repository)
    emails = None if chosen.user is None else _addresses(local_store(home), chosen.user, aliases)
    return CommitQuery(chosen.since_seconds, chosen.until_seconds, keys, emails)


def _addresses(store: CommitStore, user: str, aliases: Mapping[str, Sequence[str]] | None) -> frozenset[str]:
    """All addresses of a person. An address that is nobody's as an author is itself: it may stand in a trailer."""
    records = store.recall().records
    people = people_of(records, aliases)
    authors = {(record.repository.key, record.author) for record in records if record.author}
    try:
        person = people.find(user)
    except UnknownPersonError:
        if "@" not in user:
            raise
        return frozenset({user.strip()})
    found = {author.email for key, author in authors if people.of(key, author) == person} - {""}
    if not found:
        raise UnknownPersonError("person.no-address", person=user)
    return frozenset(found)


def preview_forgetting(home: Path, wanted: CommitQuery) -> ForgetResult:
    """What forgetting would do; nothing is changed."""
    return local_store(home).preview_forget(wanted)


def forget_everywhere(home: Path, wanted: CommitQuery) -> ForgetResult:
    """The commits asked for are gone from all that is kept: journal, index, spool, what was said, caches, reports.

    The journal comes last, because it alone tells which commits are asked for: a run that is killed on the way is run
    again, and finds them all. Raises UsageError where no limit is given: that would be everything, for which the folder
    can be deleted; JournalError where something cannot be deleted or written.
    """
    if wanted == CommitQuery():
        raise UsageError("forget.everything")
    store = local_store(home)
    _forget_beside(home, store, wanted, store.preview_forget(wanted))
    done = store.forget(wanted)
    _forget_beside(home, store, wanted, done)  # what came meanwhile, and what was made of the old journal
    return done


def _forget_beside(home: Path, store: CommitStore, wanted: CommitQuery, done: ForgetResult) -> None:
    """Raises JournalError where something could not be deleted, after all else was."""
    queue = Spool(behaviors_folder(home))
    _delete_all(
        store.drop_caches,
        lambda: _forget_queued(queue, done, whole_repository=wanted.repository_keys is not None),
        queue.clear_rejected,
        reply_cache(home).clear,
        lambda: _delete_folder(roots_folder(cache_folder(home))),
        lambda: _delete_folder(whole_folder(home)),
        # A report of a fault holds a command line and the names of files, which may name whom or what is forgotten.
        lambda: _delete_folder(home / "reports"),
    )


def _delete_folder(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except OSError as error:
        error.filename = error.filename or str(folder)  # a link is refused without its name
        raise


def _delete_all(*deletions: Callable[[], object]) -> None:
    left: list[OSError] = []
    for delete in deletions:
        try:
            delete()
        except FileNotFoundError:
            continue
        except OSError as error:
            left.append(error)
    if left:
        reason = left[0].strerror or str(left[0])
        raise JournalError("journal.not-deleted", path=left[0].filename, reason=reason, more=len(left) - 1 or None)


def _forget_queued(queue: EventQueue, done: ForgetResult, *, whole_repository: bool) -> None:
    for queued in queue.take():
        event = queued.event
        hashes = {event.commit_hash, *(commit_hash for pair in event.pairs for commit_hash in pair)}
        if hashes & done.hashes or (whole_repository and str(event.folder) in done.folders):
            queue.acknowledge(queued.id)


def import_journal(home: Path, source: Path) -> ImportResult:
    """The source's lines stand in the journal, each once."""
    return local_store(home).import_file(source)


def export_lines(home: Path, wanted: CommitQuery, write: Callable[[bytes], object]) -> int:
    """Writes the journal's own lines of the commits asked for, byte for byte with their LFs, and gives their number."""
    written = 0
    for line in local_store(home).export(wanted):
        write(line)
        written += 1
    return written


def export_history(home: Path, wanted: CommitQuery) -> CommitHistory:
    """The commits asked for, each once, without those that a rewrite replaced."""
    return local_store(home).recall(wanted)


def new_file(path: Path) -> TextIO:
    """A file of the user's own that was not there; UsageError where it was, or where it cannot be made."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except FileExistsError:
        raise UsageError("file.exists", path=path) from None
    except OSError as error:
        raise UsageError("file.unwritable", path=path, reason=error.strerror) from None
    return os.fdopen(descriptor, "w", encoding="utf-8", newline="", errors="backslashreplace")
