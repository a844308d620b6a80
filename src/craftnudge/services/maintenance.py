"""Keeping house in what is kept: look whether it is whole, take it along, merge it, and let things be forgotten."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING, TextIO

from craftnudge.adapters.events.spool import Spool
from craftnudge.adapters.git.history.known_roots import roots_folder
from craftnudge.adapters.store.local.export import lines_of
from craftnudge.adapters.store.local.forget import forget, forget_beside, preview
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.line_filter import Wanted
from craftnudge.adapters.store.local.merge import merge
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.adapters.store.local.verify import verify
from craftnudge.domain.commits.identity import commit_id
from craftnudge.errors import JournalError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.paths import behaviors_folder, cache_folder
from craftnudge.services.complete_histories import whole_folder
from craftnudge.services.history import people_of, repository_keys
from craftnudge.services.journal_query import drop_index, journal_path, recall
from craftnudge.services.model_notes import reply_cache

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from craftnudge.adapters.events.spool import Aside
    from craftnudge.adapters.store.local.forget import Forgotten
    from craftnudge.adapters.store.local.merge import Merged
    from craftnudge.adapters.store.local.scan import History
    from craftnudge.adapters.store.local.verify import Verified


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
    aside: tuple[Aside, ...]


def verify_all(home: Path) -> State:
    """Every line of the journal looked at, and what the spool has set aside."""
    return State(verify(journal_path(home)), tuple(Spool(behaviors_folder(home)).aside()))


def wanted_by(home: Path, chosen: Chosen, aliases: Mapping[str, Sequence[str]] | None = None) -> Wanted:
    """The choice in addresses and keys; UsageError for a person or a repository that the journal does not know."""
    journal = Journal(behaviors_folder(home))
    keys = None if chosen.repository is None else repository_keys(home, chosen.repository)
    emails = None if chosen.user is None else _addresses(journal, chosen.user, aliases)
    return Wanted(chosen.since_seconds, chosen.until_seconds, keys, emails)


def _addresses(journal: Journal, user: str, aliases: Mapping[str, Sequence[str]] | None) -> frozenset[str]:
    """All addresses of a person. An address that is nobody's as an author is itself: it may stand in a trailer."""
    records = journal.read().records
    people = people_of(records, aliases)
    authors = {(record.repository.key, record.author) for record in records if record.author}
    try:
        person = people.find(user)
    except UsageError:
        if "@" not in user:
            raise
        return frozenset({user.strip()})
    found = {author.email for key, author in authors if people.of(key, author) == person} - {""}
    if not found:
        raise UsageError(f"{user!r} has no e-mail address in the journal.", "Name a repository or a span of time.")
    return frozenset(found)


def preview_forgetting(home: Path, wanted: Wanted) -> Forgotten:
    """What forgetting would do; nothing is changed."""
    return preview(Journal(behaviors_folder(home)), wanted)


def forget_everywhere(home: Path, wanted: Wanted) -> Forgotten:
    """The commits asked for are gone from all that is kept: journal, index, spool, what was said, caches, reports.

    The journal comes last, because it alone tells which commits are asked for: a run that is killed on the way is run
    again, and finds them all. Raises UsageError where no limit is given: that would be everything, for which the folder
    can be deleted; JournalError where something cannot be deleted or written.
    """
    if wanted == Wanted():
        raise UsageError(
            "forgetting needs a person, a repository or a span of time.",
            "To forget all, delete the folder that craftnudge where names.",
        )
    journal = Journal(behaviors_folder(home))
    _forget_beside(home, wanted, preview(journal, wanted))
    done = forget(journal, wanted)
    _forget_beside(home, wanted, done)  # what came meanwhile, and what was made of the old journal
    return done


def _forget_beside(home: Path, wanted: Wanted, done: Forgotten) -> None:
    """Raises JournalError where something could not be deleted, after all else was."""
    folder = behaviors_folder(home)
    tokens = done.hashes | {commit_id(one) for one in done.hashes}
    for beside in folder.glob("*.jsonl"):
        if beside != journal_path(home):
            forget_beside(beside, tokens, wanted.emails or ())
    spool = Spool(folder)
    _delete_all(
        lambda: drop_index(home),
        lambda: _forget_spooled(spool, done, whole_repository=wanted.repository_keys is not None),
        spool.clear_aside,
        reply_cache(home).clear,
        lambda: shutil.rmtree(roots_folder(cache_folder(home))),
        lambda: shutil.rmtree(whole_folder(home)),
        # A report of a fault holds a command line and the names of files, which may name whom or what is forgotten.
        lambda: shutil.rmtree(home / "reports"),
    )


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
        more = f", nor {len(left) - 1} more" if len(left) > 1 else ""
        raise JournalError(
            f"{left[0].filename} cannot be deleted ({left[0].strerror or left[0]}){more}.",
            "What it holds is not forgotten: delete it, then run the same command again.",
        )


def _forget_spooled(spool: Spool, done: Forgotten, *, whole_repository: bool) -> None:
    for entry in spool.entries(time.time()):
        hashes = {entry.commit_hash, *(one for pair in entry.pairs for one in pair)}
        if hashes & done.hashes or (whole_repository and str(entry.folder) in done.folders):
            spool.done(entry)


def import_journal(home: Path, source: Path) -> Merged:
    """The source's lines stand in the journal, each once."""
    return merge(Journal(behaviors_folder(home)), source)


def export_lines(home: Path, wanted: Wanted, write: Callable[[bytes], object]) -> int:
    """Writes the journal's own lines of the commits asked for, byte for byte with their LFs, and gives their number."""
    written = 0
    with snapshot(journal_path(home)) as journal:
        if journal is None:
            return 0
        for line in lines_of(journal, wanted):
            write(line + b"\n")
            written += 1
    return written


def export_history(home: Path, wanted: Wanted) -> History:
    """The commits asked for, each once, without those that a rewrite replaced."""
    return recall(home, wanted)


def new_file(path: Path) -> TextIO:
    """A file of the user's own that was not there; UsageError where it was, or where it cannot be made."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except FileExistsError:
        raise UsageError(f"{path} is there already.", "Give another name; nothing is overwritten.") from None
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}.") from None
    return os.fdopen(descriptor, "w", encoding="utf-8", newline="", errors="backslashreplace")
