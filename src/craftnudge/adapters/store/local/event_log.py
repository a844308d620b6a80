"""Logs of events that have no natural key: practice sessions, and nudges. Appended as commits are.

A line is `{"v": 1, "type": ..., "recorded_at": ..., ...}`. Events are never duplicates: each append records a new
one.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from craftnudge.adapters.store.local.durable_append import (
    append_or_undo,
    open_to_append,
    read_at,
    seal_of,
    unwritable,
)
from craftnudge.adapters.store.local.lock import exclusive
from craftnudge.adapters.store.local.rewrite_journal import drop_unfinished
from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.errors import JournalError
from craftnudge.runtime.atomic_files import private_folder, sync_folder
from craftnudge.runtime.bounded_read import lines_within, open_ordinary
from craftnudge.runtime.limits import LOCK_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

# The version of the form of a line.
# 1  2026-11: first release.
EVENT_VERSION: Final = 1
# An event holds a few names and figures, or one reworded message.
_LINE_BYTES: Final = 128 * 1024
_TAIL_BYTES: Final = 64 * 1024


class EventFile:
    """The events of one file, which need not exist yet. `now` is the clock: seconds since 1970."""

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time, lock_seconds: float = LOCK_SECONDS) -> None:
        self.path = path
        self._now = now
        self._lock_seconds = lock_seconds

    def append(self, kind: str, fields: Mapping[str, Any]) -> None:
        """Writes one event durably. Raises JournalError if that is impossible."""
        with self.transaction() as transaction:
            transaction.append(kind, fields)

    @contextmanager
    def transaction(self) -> Iterator[EventFileTransaction]:
        """Reads and appends under one lock; writes what was appended when the block ends, all of it or nothing."""
        transaction = EventFileTransaction(self)
        try:
            private_folder(self.path.parent)
        except OSError as error:
            raise unwritable(self.path, error) from None
        with exclusive(self.path.with_name(self.path.name + ".lock"), self._lock_seconds):
            drop_unfinished(self.path)
            yield transaction
            try:
                self._write(transaction.lines)
            except OSError as error:
                raise unwritable(self.path, error) from None

    def read(self) -> list[dict[str, Any]]:
        """All events in the order of their recording; lines without an event are skipped."""
        try:
            with os.fdopen(open_ordinary(self.path), "rb") as file:
                return list(events_in(lines_within(file, _LINE_BYTES)))
        except OSError:
            return []

    def last(self) -> dict[str, Any] | None:
        """The newest event, read from the end of the file alone: for a hook, which must not wait."""
        try:
            descriptor = open_ordinary(self.path)
        except OSError:
            return None
        try:
            size = os.fstat(descriptor).st_size
            tail = read_at(descriptor, _TAIL_BYTES, max(size - _TAIL_BYTES, 0))
        finally:
            os.close(descriptor)
        *_, last = None, *events_in(tail.split(b"\n"))
        return last

    def encoded(self, kind: str, fields: Mapping[str, Any]) -> bytes:
        """The line of an event that is recorded now; raises JournalError if it is too long."""
        return encoded_event(kind, fields, self._now(), self.path)

    def _write(self, lines: list[bytes]) -> None:
        if not lines:
            return
        descriptor, created = open_to_append(self.path)
        try:
            append_or_undo(descriptor, seal_of(descriptor) + b"".join(lines))
        finally:
            os.close(descriptor)
        if created:
            sync_folder(self.path.parent)


class EventFileTransaction:
    """The events of a file while its lock is held; `lines` are those to be written."""

    def __init__(self, file: EventFile) -> None:
        self._file = file
        self.lines: list[bytes] = []

    def read(self) -> list[dict[str, Any]]:
        """All events of the file, without those appended in this transaction."""
        return self._file.read()

    def last(self) -> dict[str, Any] | None:
        """The newest event of the file, without those appended in this transaction."""
        return self._file.last()

    def append(self, kind: str, fields: Mapping[str, Any]) -> None:
        """Adds an event, to be written when the transaction ends."""
        self.lines.append(self._file.encoded(kind, fields))


def encoded_event(kind: str, fields: Mapping[str, Any], now_seconds: float, place: object) -> bytes:
    """The line of an event, with its LF. Raises JournalError, which names the place, if the line is too long."""
    event = {"v": EVENT_VERSION, "type": kind, "recorded_at": rfc3339(int(now_seconds)), **fields}
    line = json.dumps(event, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode() + b"\n"
    if len(line) > _LINE_BYTES:
        raise JournalError("journal.long-event", bytes=len(line), path=place)
    return line


def events_in(lines: Iterable[bytes | None]) -> Iterator[dict[str, Any]]:
    """The events among the lines; those without an event are skipped."""
    for line in filter(None, lines):
        try:
            event = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(event, dict) and isinstance(event.get("type"), str):
            yield event
