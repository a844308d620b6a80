"""Maintenance of the stored commits: verify, export, import, forget."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, TextIO

from craftnudge.adapters.git.history.known_roots import roots_folder
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.commit_time import local_datetime
from craftnudge.errors import JournalError, UnknownPersonError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.services.authors import people_among
from craftnudge.services.complete_histories import whole_folder
from craftnudge.services.history import repository_keys
from craftnudge.services.results.journal import (
    DamagedLine,
    Forgotten,
    ForgottenScope,
    Imported,
    JournalCheck,
    LineNotImported,
    SetAsideEvent,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from craftnudge.adapters.events.protocol import EventQueue
    from craftnudge.adapters.store.protocol import CommitStore
    from craftnudge.adapters.store.values import CommitHistory, ForgetResult
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose commits, of which repository, from when until when; None sets no limit. At least one for forgetting."""

    user: str | None = None
    repository: str | None = None
    since_seconds: int | None = None
    until_seconds: int | None = None
    by_path: bool = False


def verify_all(workplace: Workplace) -> JournalCheck:
    """Examines every line of the journal, and lists the events that were set aside."""
    verified = workplace.local_store.verify()
    return JournalCheck(
        lines=verified.lines,
        commits=verified.commits,
        rewrites=verified.rewrites,
        others=verified.others,
        again=verified.again,
        unhashed=verified.unhashed,
        made_good=verified.made_good,
        lost=verified.lost,
        damages_by_kind=verified.counts,
        damages=tuple(
            DamagedLine(damage.line, damage.kind, damage.cause, damage.used, damage.made_good)
            for damage in verified.damages
        ),
        aside=tuple(SetAsideEvent(rejected.kept_at, rejected.reason) for rejected in workplace.queue.rejected()),
    )


def query_of(workplace: Workplace, chosen: Chosen) -> CommitQuery:
    """The choice as addresses and keys. Raises UnknownPersonError, UnknownRepositoryError."""
    keys = None
    if chosen.repository is not None:
        keys = repository_keys(workplace, chosen.repository, by_path=chosen.by_path)
    emails = None
    if chosen.user is not None:
        emails = _addresses(workplace.store, chosen.user, workplace.configuration.identities)
    return CommitQuery(chosen.since_seconds, chosen.until_seconds, keys, emails)


def _addresses(store: CommitStore, user: str, aliases: Mapping[str, Sequence[str]] | None) -> frozenset[str]:
    """All addresses of a person. An address without commits stands for itself: it may be in a trailer."""
    recorded = store.authors()
    people = people_among(recorded, aliases)
    authors = {(repository.key, author) for author, repository in recorded if author}
    try:
        person = people.find(user)
    except UnknownPersonError:
        if "@" not in user:
            raise
        return frozenset({user.strip()})
    addresses = {author.email for key, author in authors if people.of(key, author) == person} - {""}
    if not addresses:
        raise UnknownPersonError("person.no-address", person=user)
    return frozenset(addresses)


def names_nothing(query: CommitQuery) -> bool:
    """Whether a query has no limit, so that it selects all commits."""
    return query == CommitQuery()


def preview_forgetting(workplace: Workplace, query: CommitQuery) -> Forgotten:
    """What forgetting would do; changes nothing."""
    forgotten = _forgotten(workplace.store.preview_forget(query), done=False)
    return replace(forgotten, scope=_scope(workplace.store.recall(query).records))


def _scope(records: Sequence[CommitRecord]) -> ForgottenScope:
    days = sorted(local.date() for record in records if record.authored and (local := local_datetime(record.authored)))
    return ForgottenScope(
        tuple(sorted({record.repository.name for record in records})),
        len({record.author.email.lower() or record.author.name.lower() for record in records if record.author}),
        days[0] if days else None,
        days[-1] if days else None,
    )


def forget_everywhere(workplace: Workplace, query: CommitQuery) -> Forgotten:
    """Removes the commits asked for from everything: journal, index, queue, events, caches, reports.

    The journal comes last, because it alone says which commits are asked for: a run that is killed on the way is run
    again, and finds them all. Raises UsageError without any limit, since deleting the folder does the same;
    JournalError if something cannot be deleted or written.
    """
    if names_nothing(query):
        raise UsageError("forget.everything")
    store = workplace.store
    _forget_beside(workplace, query, store.preview_forget(query))
    result = store.forget(query)
    _forget_beside(workplace, query, result)  # what was recorded meanwhile, and what was made of the old journal
    return _forgotten(result, done=True)


def _forgotten(result: ForgetResult, *, done: bool) -> Forgotten:
    return Forgotten(
        done=done,
        commits=result.commits,
        rewrites=result.rewrites,
        damaged=result.damaged,
        redacted=result.redacted,
        kept=result.kept,
    )


def _forget_beside(workplace: Workplace, query: CommitQuery, result: ForgetResult) -> None:
    """Raises JournalError if something could not be deleted, after everything else was."""
    queue = workplace.queue
    _delete_all(
        workplace.store.drop_caches,
        lambda: _forget_queued(queue, result, whole_repository=query.repository_keys is not None),
        queue.clear_rejected,
        workplace.replies.clear,
        lambda: _delete_folder(roots_folder(workplace.cache_folder)),
        lambda: _delete_folder(whole_folder(workplace.cache_folder)),
        # A report of an internal error holds a command line and file names, which may name the person or repository.
        lambda: _delete_folder(workplace.reports_folder),
    )


def _delete_folder(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except OSError as error:
        error.filename = error.filename or str(folder)  # a link is refused without its name
        raise


def _delete_all(*deletions: Callable[[], object]) -> None:
    errors: list[OSError] = []
    for delete in deletions:
        try:
            delete()
        except FileNotFoundError:
            continue
        except OSError as error:
            errors.append(error)
    if errors:
        reason = errors[0].strerror or str(errors[0])
        raise JournalError("journal.not-deleted", path=errors[0].filename, reason=reason, more=len(errors) - 1 or None)


def _forget_queued(queue: EventQueue, forgotten: ForgetResult, *, whole_repository: bool) -> None:
    for queued in queue.take():
        event = queued.event
        hashes = {event.commit_hash, *(commit_hash for pair in event.pairs for commit_hash in pair)}
        if hashes & forgotten.hashes or (whole_repository and str(event.folder) in forgotten.folders):
            queue.acknowledge(queued.id)


def import_journal(workplace: Workplace, source: Path) -> Imported:
    """Records the source's lines, each once. Raises UsageError if it is not a journal, JournalError."""
    result = workplace.store.import_file(source)
    if result.unreadable and not (result.written or result.already_there):
        first = result.unreadable[0]
        raise UsageError("import.no-journal", path=source, line=first.line, reason=first.cause)
    unreadable = tuple(LineNotImported(skipped.line, skipped.cause) for skipped in result.unreadable)
    return Imported(result.written, result.already_there, unreadable)


def export_lines(workplace: Workplace, query: CommitQuery, write: Callable[[bytes], object]) -> int:
    """Writes the journal's own lines of the commits asked for, byte for byte with their LFs, and gives their number."""
    written = 0
    for line in workplace.store.export(query):
        write(line)
        written += 1
    return written


def export_history(workplace: Workplace, query: CommitQuery) -> CommitHistory:
    """The commits asked for, each once, without those that a rewrite replaced."""
    return workplace.store.recall(query)


def rebuild_index(workplace: Workplace) -> None:
    """Rebuilds the index from the journal. Raises JournalError if it cannot be written."""
    try:
        workplace.local_store.rebuild_index()
    except (OSError, ValueError) as error:
        raise JournalError("cache.unwritable", reason=str(error)) from None


def new_file(path: Path) -> TextIO:
    """Creates a file that only the user can read. Raises UsageError if it exists or cannot be created."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except FileExistsError:
        raise UsageError("file.exists", path=path) from None
    except OSError as error:
        raise UsageError("file.unwritable", path=path, reason=error.strerror) from None
    return os.fdopen(descriptor, "w", encoding="utf-8", newline="", errors="backslashreplace")
