"""The changed lines of one file, as a reader hands them to what measures code: they are never kept.

Named tuples, since a history makes hundreds of thousands of them, and a frozen dataclass takes three times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from craftnudge.commits.record import FileChange


class Hunk(NamedTuple):
    """One run of changed lines without context.

    `old_start` and `new_start` are 1-based line numbers; `removed` and `added` are the raw lines, joined, each with
    its own line end (the last one may lack it).
    """

    old_start: int
    new_start: int
    removed: bytes
    added: bytes


class FileDelta(NamedTuple):
    """One changed file and its hunks; a binary file, a pure rename and a mode change have none."""

    change: FileChange
    hunks: tuple[Hunk, ...]
