"""Finds one commit in a journal by the bytes of its id or hash, without decoding the others."""

from __future__ import annotations

import mmap
import re
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line, is_sound
from craftnudge.adapters.store.local.line_filter import quick_head, text_key
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftnudge.adapters.store.local.snapshot import Snapshot

_FULL_HASH = pattern(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)


def find_record(journal: Snapshot, id_or_hash: str) -> CommitRecord | None:
    """The commit with that id or full hash, None if the journal has none.

    Of several lines of the commit, one that is as it was written goes before one that is not, then the higher version
    of its facts, then the first.
    """
    wanted = commit_id(id_or_hash) if _FULL_HASH.fullmatch(id_or_hash) else id_or_hash
    needles = {b'"%s"' % text_key(text) for text in (wanted, id_or_hash)}
    best = _best(_lines_with(journal, needles), wanted)
    # A line of another program may hold neither: then its id is computed from its bytes.
    return best or _best((raw for _, raw in journal.forwards() if quick_head(raw) is None), wanted)


def _lines_with(journal: Snapshot, needles: Iterable[bytes]) -> Iterator[bytes]:
    """The whole lines that hold any of the needles, in the order of the journal."""
    if not journal.size:
        return
    with mmap.mmap(journal.descriptor, journal.size, access=mmap.ACCESS_READ) as content:
        starts: dict[int, int] = {}
        for needle in needles:
            at = content.find(needle)
            while at >= 0:
                end = content.find(b"\n", at)
                starts[content.rfind(b"\n", 0, at) + 1] = end
                at = content.find(needle, end)
        for start in sorted(starts):
            yield content[start : starts[start]]


def _best(lines: Iterable[bytes], identity: str) -> CommitRecord | None:
    best: tuple[tuple[bool, int], CommitRecord] | None = None
    for raw in lines:
        try:
            said = decode_line(raw)
        except UnreadableLineError:
            continue
        if isinstance(said, CommitRecord) and said.id == identity:
            rank = is_sound(raw), said.facts
            if best is None or rank > best[0]:
                best = rank, said
    return best[1] if best else None
