"""When the index of a journal is used, made and extended."""

from __future__ import annotations

from typing import Final

from craftnudge.runtime.fast_dataclasses import dataclass

# From here on an index is made without being asked for: 100,000 commits or so. Below, reading the last months of a
# journal backwards takes less than a tenth of a second, and the index could save no noticeable time.
INDEX_FROM_BYTES: Final = 128 * 1024 * 1024
# So much of a journal is read beside an index that does not cover it yet, in about 10 ms; then the index is extended.
UNINDEXED_BYTES: Final = 8 * 1024 * 1024

# From here on an id is looked up in the index. Searching the bytes takes 0.36 ms a MB for each id, and a hook looks up
# three: 290 to 320 ms for a journal of 300 MB, 35 for one of 30 (with an index: 3; measured 2026-11, two busy cores).
# So much is also searched behind the end of the index, before a drain in the background extends it.
IDS_FROM_BYTES: Final = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class IndexPolicy:
    """From which size of journal an index answers queries, and finds ids; and how many bytes a query reads beside it.

    With `readers_build` false a reader uses the index that it finds and never writes one: for a server, where many
    read at once and one watcher builds.
    """

    from_bytes: int = INDEX_FROM_BYTES
    unindexed_bytes: int = UNINDEXED_BYTES
    ids_from_bytes: int = IDS_FROM_BYTES
    readers_build: bool = True
