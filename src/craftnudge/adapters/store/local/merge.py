"""Imports another journal: a backup, or that of another machine. Duplicate lines are skipped.

All lines of both stay byte for byte, in the order of their recording, so that a restored backup is the file that was
saved. Lines that other programs wrote are written as ours.
"""

from __future__ import annotations

import heapq
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.known_ids import all_keys
from craftnudge.adapters.store.local.line_codec import (
    UnreadableLineError,
    decode_line,
    encode_commit,
    encode_rewrite,
    line_hash,
    object_of,
)
from craftnudge.adapters.store.local.line_filter import head_of
from craftnudge.adapters.store.local.rewrite_journal import replace_content
from craftnudge.adapters.store.local.snapshot import Snapshot, snapshot
from craftnudge.adapters.store.values import ImportResult, UnreadableLine
from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.errors import UsageError
from craftnudge.runtime.bounded_read import open_ordinary
from craftnudge.runtime.limits import JOURNAL_LINE_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from craftnudge.adapters.store.local.journal import Journal


def merge(journal: Journal, source: Path, *, now: Callable[[], float] = time.time) -> ImportResult:
    """Records each commit and rewrite of the source in the journal; on JournalError nothing is changed.

    Raises UsageError if the source cannot be read.
    """
    try:
        descriptor = open_ordinary(source)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError("import.no-file", path=source) from None
    except OSError as error:
        raise UsageError("import.unreadable", path=source, reason=error.strerror) from None
    with os.fdopen(descriptor, "rb"), journal.locked(), snapshot(journal.path) as present:
        return _merge(journal, present, Snapshot(descriptor), rfc3339(int(now())))


def _merge(journal: Journal, present: Snapshot | None, arriving: Snapshot, stamp: str) -> ImportResult:
    unreadable: list[UnreadableLine] = []
    fresh: list[bytes] = []
    stored = all_keys(present) if present else {}
    already_there = 0
    for number, raw in enumerate(arriving.all_lines(), start=1):
        try:
            parts = imported_line(raw, stamp)
        except UnreadableLineError as error:
            unreadable.append(UnreadableLine(number, str(error)))
            continue
        if parts is None:
            continue
        key, facts, line = parts
        if stored.get(key, -1) >= facts:
            already_there += 1
        else:
            stored[key] = facts
            fresh.append(line)
    if fresh:
        old = () if present is None else present.all_lines()
        replace_content(journal.path, (line + b"\n" for line in _in_order(old, fresh)))
    return ImportResult(len(fresh), already_there, tuple(unreadable))


def imported_line(raw: bytes, stamp: str) -> tuple[bytes, int, bytes] | None:
    """Key, version of the facts, and the line as it is to be written; None for a blank line."""
    if not raw.strip(b" \t\r"):
        return None
    if len(raw) >= JOURNAL_LINE_BYTES:
        raise UnreadableLineError("line.too-long")
    decoded = decode_line(raw)
    hashes = line_hash(raw)
    if decoded is None or (hashes is not None and hashes[0] != hashes[1]):
        return raw, 0, raw  # of a later version, or damaged and yet readable: kept as it is
    ours = isinstance(object_of(raw).get("v"), int)
    if isinstance(decoded, CommitRecord):
        line = raw if ours else encode_commit(decoded, decoded.recorded_at or stamp)[:-1]
        return decoded.id.encode("utf-8", "surrogatepass"), decoded.facts, line
    line = raw if ours else encode_rewrite(decoded, decoded.recorded_at or stamp)[:-1]
    return f"{decoded.old}>{decoded.new}".encode("utf-8", "surrogatepass"), 0, line


def _in_order(old: Iterable[bytes], fresh: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of both in the order of recording; each keeps its own order, old lines first at equal times."""
    return (line for _, line in heapq.merge(_stamped(old), _stamped(fresh), key=lambda pair: pair[0]))


def _stamped(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each line with the latest moment of recording so far."""
    latest = b""
    for line in lines:
        with suppress(UnreadableLineError):
            latest = max(latest, head_of(line).recorded)
        yield latest, line
