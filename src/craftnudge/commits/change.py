"""The changed lines of one file, as a reader hands them to what measures code: they are never kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.values import dataclass

if TYPE_CHECKING:
    from craftnudge.commits.record import FileChange


@dataclass(frozen=True, slots=True)
class Hunk:
    """One run of changed lines without context.

    `old_start` and `new_start` are 1-based line numbers; `removed` and `added` are the raw lines, joined, each with
    its own line end (the last one may lack it).
    """

    old_start: int
    new_start: int
    removed: bytes
    added: bytes


@dataclass(frozen=True, slots=True)
class FileDelta:
    """One changed file and its hunks; a binary file, a pure rename and a mode change have none."""

    change: FileChange
    hunks: tuple[Hunk, ...]
