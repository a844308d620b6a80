"""When the index of a journal is used, made and extended."""

from __future__ import annotations

from typing import Final

from craftnudge.runtime.fast_dataclasses import dataclass

# From this size on an index is built automatically: about 160 commits. It keeps their scores: `progress` over 824
# commits takes 0.5 s with them and 2.7 s without (2.6 MB of journal; processor time, a busy machine), and 0.7 s more
# once.
INDEX_FROM_BYTES: Final = 512 * 1024
# A query reads up to this much of a journal that its index does not cover yet, in about 15 ms; beyond, the index is
# extended.
UNINDEXED_BYTES: Final = 2 * 1024 * 1024

# From this size on an id is looked up in the index. Searching the bytes takes 0.36 ms per MB and id, and a hook looks
# up three: 290 to 320 ms for 300 MB of journal, 35 for 30 MB (with an index: 3; measured 2026-11, two busy cores).
# Up to this much is also searched after the end of the index, before a drain in the background extends it.
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
