"""The store of commits in files on this machine: the journal, its index, and the logs of events beside it."""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.index.files import drop_old_cache, index_path
from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.journal import BATCH_RECORDS, Journal
from craftnudge.adapters.store.local.line_codec import encode_record
from craftnudge.adapters.store.values import AppendResult, StoreState
from craftnudge.errors import JournalError
from craftnudge.runtime.limits import LOCK_SECONDS

# What only some commands need is imported inside the methods: a hook appends, and looks up only ids.
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from craftnudge.adapters.store.local.event_log import EventFile
    from craftnudge.adapters.store.local.index.upkeep import IndexStatus
    from craftnudge.adapters.store.local.verify import Verified
    from craftnudge.adapters.store.protocol import Clone, EventStream, Survey
    from craftnudge.adapters.store.values import (
        Authors,
        CommitHistory,
        CommitQuery,
        EncodedRecord,
        ForgetResult,
        ImportResult,
    )
    from craftnudge.domain.commits.record import CommitRecord, Rewrite
    from craftnudge.domain.commits.superseded import Superseded

_STREAM_FILES: Final[dict[EventStream, str]] = {"sessions": "sessions.jsonl", "nudges": "nudges.jsonl"}


class LocalStore:
    """The store in a folder, which need not exist yet. `now` is the clock: seconds since 1970."""

    def __init__(
        self,
        folder: Path,
        *,
        now: Callable[[], float] = time.time,
        lock_seconds: float = LOCK_SECONDS,
        index_policy: IndexPolicy | None = None,
    ) -> None:
        self.folder = folder
        self._policy = index_policy or IndexPolicy()
        self.journal = Journal(folder, now=now, lock_seconds=lock_seconds, index_policy=self._policy)
        self._now = now
        self._lock_seconds = lock_seconds

    @property
    def path(self) -> Path:
        """The journal: the file with the commits."""
        return self.journal.path

    @property
    def index_path(self) -> Path:
        """The index of the journal, which need not exist."""
        return index_path(self.folder)

    @property
    def batch_records(self) -> int:
        """How many records `append` writes at once."""
        return BATCH_RECORDS

    @property
    def encode(self) -> Callable[[CommitRecord], EncodedRecord]:
        """Encodes a record for `append_encoded`."""
        return encode_record

    def append(self, records: Iterable[CommitRecord]) -> AppendResult:
        """Writes each record durably, unless its commit is stored with facts of the same or a higher version."""
        return self.journal.append(records)

    def append_encoded(self, records: Iterable[EncodedRecord]) -> AppendResult:
        """As `append`, for records that `encode` has encoded."""
        return self.journal.append_encoded(records)

    def append_rewrites(self, rewrites: Iterable[Rewrite]) -> AppendResult:
        """Writes each rewrite durably, unless it is stored already."""
        return self.journal.append_rewrites(rewrites)

    def known(self, ids: Collection[str]) -> dict[str, int]:
        """The ids of those commits that are stored, with the highest version of their facts."""
        return self.journal.known(ids)

    def record(self, id_or_hash: str) -> CommitRecord | None:
        """One commit, by its id or its full hash; None if it is not stored."""
        from craftnudge.adapters.store.local.find_record import find_record  # noqa: PLC0415
        from craftnudge.adapters.store.local.snapshot import snapshot  # noqa: PLC0415
        from craftnudge.runtime.observing import span  # noqa: PLC0415

        with span("store.record"), snapshot(self.path) as journal:
            if journal is None:
                return None
            uses_index = journal.size >= min(self._policy.ids_from_bytes, self._policy.from_bytes)
            return find_record(journal, id_or_hash, self.index_path if uses_index else None)

    def recall(self, query: CommitQuery | None = None, *, use_index: bool = True) -> CommitHistory:
        """The commits asked for (all of them by default), in the order of their committer times."""
        from craftnudge.adapters.store.local.recall import recall  # noqa: PLC0415
        from craftnudge.runtime.observing import span  # noqa: PLC0415

        with span("store.recall"):
            return recall(self.path, query, use_index=use_index, policy=self._policy)

    def superseded(self) -> Mapping[str, Superseded]:
        """The hashes of recorded commits that no longer count, as the last update found them."""
        from craftnudge.adapters.store.local.superseded.listing import read_listing  # noqa: PLC0415

        return read_listing(self.folder)

    def update_superseded(self, clone: Clone) -> int:
        """Finds out which recorded commits no longer count, for those of a clone; returns how many are new."""
        try:
            import sqlite3  # noqa: PLC0415 - a Python may be built without it
        except ImportError:
            return 0
        from craftnudge.adapters.store.local.superseded.update import update  # noqa: PLC0415

        try:
            found = update(self.folder, self.path, clone)
            if found.undone:
                self.append_rewrites(found.undone)
                update(self.folder, self.path, clone)
        except (OSError, sqlite3.Error, JournalError):
            return 0
        return found.new

    @contextmanager
    def survey(
        self, query: CommitQuery | None = None, *, rubric_key: bytes = b"", use_index: bool = True
    ) -> Iterator[Survey]:
        """The commits that `recall` gives, without holding their records."""
        from craftnudge.adapters.store.local.open_survey import open_survey  # noqa: PLC0415
        from craftnudge.runtime.observing import span  # noqa: PLC0415

        survey = open_survey(self.path, query, rubric_key=rubric_key, use_index=use_index, policy=self._policy)
        with span("store.survey"), survey as answer:
            yield answer

    def authors(self) -> Authors:
        """How many commits of each author each repository has."""
        with self.survey() as survey:
            return survey.authors

    def export(self, query: CommitQuery) -> Iterator[bytes]:
        """The journal's own lines (with LF) of the commits asked for, byte for byte."""
        from craftnudge.adapters.store.local.export import lines_of  # noqa: PLC0415
        from craftnudge.adapters.store.local.snapshot import snapshot  # noqa: PLC0415

        with snapshot(self.path) as journal:
            if journal is not None:
                for line in lines_of(journal, query):
                    yield line + b"\n"

    def import_file(self, source: Path) -> ImportResult:
        """Stores the lines of a journal file, each once; all of them or nothing."""
        from craftnudge.adapters.store.local.merge import merge  # noqa: PLC0415

        return merge(self.journal, source, now=self._now)

    def preview_forget(self, query: CommitQuery) -> ForgetResult:
        """What `forget` would do; changes nothing."""
        from craftnudge.adapters.store.local.forget import preview  # noqa: PLC0415

        return preview(self.journal, query)

    def forget(self, query: CommitQuery) -> ForgetResult:
        """Removes the commits asked for, with every rewrite and event that names them, and the index.

        The journal comes last, because it alone says which commits are asked for: after a run that was killed on the
        way, the same call finds them all. Raises JournalError if something cannot be removed.
        """
        from craftnudge.adapters.store.local.forget import forget  # noqa: PLC0415

        self._forget_beside(query, self.preview_forget(query))
        result = forget(self.journal, query)
        self._forget_beside(query, result)  # what was recorded meanwhile, and what was derived from the old journal
        return result

    def _forget_beside(self, query: CommitQuery, forgotten: ForgetResult) -> None:
        from craftnudge.adapters.store.local.forget import forget_beside  # noqa: PLC0415
        from craftnudge.domain.commits.identity import commit_id  # noqa: PLC0415

        tokens = forgotten.hashes | {commit_id(commit_hash) for commit_hash in forgotten.hashes}
        for path in self.folder.glob("*.jsonl"):
            if path != self.path:
                forget_beside(path, tokens, query.emails or ())
        try:
            self.drop_caches()
        except OSError as error:
            raise JournalError(
                "journal.not-deleted", path=error.filename, reason=error.strerror or str(error), more=None
            ) from None

    def drop_caches(self) -> None:
        """Deletes the index, and the list of superseded commits. Raises OSError if that is impossible."""
        from craftnudge.adapters.store.local.superseded.listing import drop_superseded  # noqa: PLC0415

        drop_superseded(self.folder)
        self.drop_index()

    def events(self, stream: EventStream) -> EventFile:
        """The events of one stream."""
        from craftnudge.adapters.store.local.event_log import EventFile  # noqa: PLC0415

        return EventFile(self.folder / _STREAM_FILES[stream], now=self._now, lock_seconds=self._lock_seconds)

    def state(self) -> StoreState:
        """The state of the files, to compare: device, inode, size and time of the last write."""
        commits = _state_of(self.path)
        return StoreState(
            commits,
            commits.rpartition("/")[0],
            _state_of(self.folder / _STREAM_FILES["sessions"]),
            _state_of(self.folder / _STREAM_FILES["nudges"]),
        )

    def verify(self) -> Verified:
        """Checks every line of the journal."""
        from craftnudge.adapters.store.local.verify import verify  # noqa: PLC0415

        return verify(self.path)

    def index_status(self) -> IndexStatus:
        """What the index covers now."""
        from craftnudge.adapters.store.local.index.upkeep import index_status  # noqa: PLC0415

        return index_status(self.folder)

    def rebuild_index(self) -> IndexStatus:
        """Removes the index and builds a new one; raises OSError or ValueError if it cannot be written."""
        from craftnudge.adapters.store.local.index.upkeep import rebuild_index  # noqa: PLC0415

        return rebuild_index(self.folder)

    def refresh_index(self) -> None:
        """Builds or extends the index of a long journal if that is due. For a background process."""
        with suppress(OSError, JournalError):
            drop_old_cache(self.folder)
            if self.path.stat().st_size < min(self._policy.ids_from_bytes, self._policy.from_bytes):
                return
            from craftnudge.adapters.store.local.index.upkeep import refresh_index  # noqa: PLC0415 - loads sqlite3

            refresh_index(self.folder, self._policy)

    def drop_index(self) -> bool:
        """Removes the index; returns whether there was one. Raises OSError if it cannot be removed."""
        from craftnudge.adapters.store.local.index.files import drop_index  # noqa: PLC0415

        return drop_index(self.folder)


def _state_of(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_dev}:{status.st_ino}/{status.st_size}:{status.st_mtime_ns}"
