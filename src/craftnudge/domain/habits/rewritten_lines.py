"""Whether a commit changes lines that the commit before it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.commits.change import FileDelta, Hunk

# A test that shows a fault is written to be changed by the fix.
_NOT_COUNTED = {*SET_ASIDE, "test"}


def rewrites_lines(first: Iterable[FileDelta], second: Iterable[FileDelta]) -> bool:
    """Whether `second`, the next change, deletes or replaces lines of `first`, or adds lines between two of them."""
    written = {delta.change.path: delta.hunks for delta in first}
    return any(
        _meet(before, after)
        for delta in second
        if delta.change.file_kind not in _NOT_COUNTED
        for before in written.get(delta.change.old_path or delta.change.path, ())
        for after in delta.hunks
    )


def _meet(before: Hunk, after: Hunk) -> bool:
    """Whether the old side of `after` lies within the new side of `before`."""
    first, end = before.new_start, before.new_start + _lines(before.added)
    start, removed = after.old_start, _lines(after.removed)
    # Lines added at the end of what was written may be new work.
    return start < end and first < start + removed if removed else first < start < end


def _lines(text: bytes) -> int:
    return text.count(b"\n") + (bool(text) and not text.endswith(b"\n"))
