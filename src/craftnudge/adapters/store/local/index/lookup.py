"""Looks up the places of commits in the index of a long journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from craftnudge.adapters.store.local.snapshot import Snapshot


class Places(NamedTuple):
    """Offsets, for each key, of the lines in the first `covered_bytes` of a journal that may have it.

    Without an index nothing is covered.
    """

    covered_bytes: int
    offsets: dict[bytes, list[int]]


NOT_INDEXED = Places(0, {})


def places_of(index_path: Path, journal: Snapshot, keys: Collection[bytes]) -> Places:
    """The places of these keys in the index: ids of commits, or `old>new`. `NOT_INDEXED` if it cannot be used.

    The caller must check each place in the journal.
    """
    try:
        from craftnudge.adapters.store.local.index import journal_index  # noqa: PLC0415 - 2 ms, for long journals
    except ImportError:  # a Python may be built without sqlite3
        return NOT_INDEXED
    covered = journal_index.usable_part(index_path, journal)
    numbers = {key: journal_index.key_of(key) for key in keys}
    offsets = journal_index.offsets_of(index_path, numbers.values()) if covered else None
    if covered is None or offsets is None:
        return NOT_INDEXED
    # A flipped bit on the disk may make an offset larger than any file.
    within = {
        key: [offset for offset in offsets[number] if offset < covered.covered_bytes] for key, number in numbers.items()
    }
    return Places(covered.covered_bytes, within)
