"""A file with some of a change's hunks: a pure function of what it held before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftnudge.domain.commits.change import Hunk


def applies_to(before: bytes, hunks: Iterable[Hunk]) -> bool:
    """Whether each hunk removes exactly what stands at its place."""
    lines = _lines(before)
    return all(_fits(lines, hunk) for hunk in hunks)


def with_hunks(before: bytes, hunks: Iterable[Hunk]) -> bytes:
    """The file with these hunks of one change. Raises ValueError if one of them is of another file."""
    lines = _lines(before)
    made: list[bytes] = []
    at = 0
    for hunk in sorted(hunks, key=lambda one: one.old_start):
        start = hunk.old_start - 1
        if start < at or not _fits(lines, hunk):
            raise ValueError(hunk.old_start)
        made += [*lines[at:start], hunk.added]
        at = start + len(_lines(hunk.removed))
    return b"".join([*made, *lines[at:]])


def _fits(lines: Sequence[bytes], hunk: Hunk) -> bool:
    start = hunk.old_start - 1
    return 0 <= start <= len(lines) and b"".join(lines[start : start + len(_lines(hunk.removed))]) == hunk.removed


def _lines(text: bytes) -> list[bytes]:
    """The lines as git counts them: a carriage return ends none."""
    *whole, last = text.split(b"\n")
    return [line + b"\n" for line in whole] + ([last] if last else [])
