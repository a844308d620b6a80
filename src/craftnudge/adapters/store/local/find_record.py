"""Finds one commit in a journal by the bytes of its id or hash, without decoding the others."""

from __future__ import annotations

import mmap
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.index.lookup import NOT_INDEXED, places_of
from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line, is_sound
from craftnudge.adapters.store.local.line_filter import quick_head, text_key
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from craftnudge.adapters.store.local.snapshot import Snapshot

_FULL_HASH = pattern(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)


def find_record(journal: Snapshot, id_or_hash: str, index_path: Path | None = None) -> CommitRecord | None:
    """The commit with that id or full hash, None if the journal has none. The index at that path is used if it can be.

    Of several lines of the commit, an undamaged one takes precedence over a damaged one, then the higher version of
    its facts, then the first line.
    """
    identity = commit_id(id_or_hash) if _FULL_HASH.fullmatch(id_or_hash) else id_or_hash
    key = text_key(identity)
    places = NOT_INDEXED if index_path is None else places_of(index_path, journal, [key])
    needles = {b'"%s"' % key, b'"%s"' % text_key(id_or_hash)}
    best = _best(_lines_with(journal, needles, places.covered_bytes, places.offsets.get(key, [])), identity)
    # A line of another program may hold neither: then its id is computed from its bytes.
    return best or _best(_foreign_lines(journal, index_path if places.covered_bytes else None), identity)


def _foreign_lines(journal: Snapshot, index_path: Path | None) -> Iterator[bytes]:
    """The lines that this program did not write, in order; an index knows where those are that it covers."""
    start = 0
    if index_path is not None:
        from craftnudge.adapters.store.local.index.journal_index import foreign_lines  # noqa: PLC0415

        foreign = foreign_lines(index_path)
        if foreign is not None:
            with suppress(ValueError):  # the index names a line that does not exist
                yield from [raw for _, raw in journal.at(foreign.places)]
                start = foreign.covered_bytes
    yield from (raw for _, raw in journal.forwards(start) if quick_head(raw) is None)


def _lines_with(journal: Snapshot, needles: Iterable[bytes], start: int, offsets: Iterable[int]) -> Iterator[bytes]:
    """The lines at those offsets, and the whole lines from `start` on that hold any needle, in the journal's order."""
    if not journal.size:
        return
    with mmap.mmap(journal.descriptor, journal.size, access=mmap.ACCESS_READ) as content:
        starts = {offset: content.find(b"\n", offset) for offset in offsets}
        for needle in needles:
            at = content.find(needle, start)
            while at >= 0:
                end = content.find(b"\n", at)
                starts[content.rfind(b"\n", 0, at) + 1] = end
                at = content.find(needle, end)
        for offset in sorted(starts):
            yield content[offset : starts[offset]]


def _best(lines: Iterable[bytes], identity: str) -> CommitRecord | None:
    best: tuple[tuple[bool, int], CommitRecord] | None = None
    for raw in lines:
        try:
            decoded = decode_line(raw)
        except UnreadableLineError:
            continue
        if isinstance(decoded, CommitRecord) and decoded.id == identity:
            rank = is_sound(raw), decoded.facts
            if best is None or rank > best[0]:
                best = rank, decoded
    return best[1] if best else None
