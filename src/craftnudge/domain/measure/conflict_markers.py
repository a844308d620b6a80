"""Finds the markers of an unresolved conflict on added lines, in files of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.measure.line_block import Block
from craftnudge.domain.measure.syntax import UNKNOWN_SYNTAX
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.measure.tally import Tally

# git writes exactly seven signs at a line's start, then a blank and a name, or nothing (Documentation/merge-config).
_MARKER = pattern(rb"\n(?:<<<<<<< [^\n]|>>>>>>> [^\n]|\|\|\|\|\|\|\| [^\n])")
_MARKS = (b"\n<<<<<<< ", b"\n>>>>>>> ")
# Where one marker alone breaks a file. In texts it may be an underline or a quotation of a quotation.
_STRICT_KINDS = frozenset(("code", "config", "build", "ci", "lock"))
_WHOLE = pattern(
    rb"\n<<<<<<< [^\n]+\n(?:[^\n]*\n){0,4000}?(?:=======|%%%%%%%[^\n]*|\+\+\+\+\+\+\+[^\n]*)\r?\n"
    rb"(?:[^\n]*\n){0,4000}?>>>>>>> "
)
_FENCE = pattern(rb"\n[ ]{0,3}(?:```|~~~|\.\.\.\.$|----$)")


def measure_conflicts(deltas: Sequence[FileDelta], tally: Tally) -> None:
    """Counts markers, also in lock files, generated files and texts; there only where a whole conflict was added.

    A conflict in the code block of a manual is an example, and so is one in a test, unless both ends are there.
    """
    for delta in deltas:
        if not any(mark[1:] in hunk.added for hunk in delta.in_file.hunks for mark in _MARKS):
            continue
        kind = delta.change.file_kind
        block = Block(kind, UNKNOWN_SYNTAX, [delta.in_file])
        if kind in _STRICT_KINDS or (kind == "test" and all(mark in block.added for mark in _MARKS)):
            places = [match.start() for match in _MARKER.finditer(block.added)]
        else:
            places = [match.start() for match in _WHOLE.finditer(block.added) if not _is_fenced(block, match.start())]
        for place in places:
            tally.found_at("conflict_marker", block, place + 1)


def _is_fenced(block: Block, position: int) -> bool:
    """Whether an odd number of fences begins or ends a code block before that place in the added lines."""
    return bool(len(_FENCE.findall(block.added, 0, position)) % 2)
