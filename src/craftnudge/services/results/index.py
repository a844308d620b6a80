"""The state of the index."""

from __future__ import annotations

from craftnudge.runtime.fast_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexState:
    """Whether an index is used, and how much of the journal it covers. Without an index all its figures are 0."""

    usable: bool
    commits: int
    unreadable_lines: int
    covered_bytes: int
    journal_bytes: int
    index_bytes: int
