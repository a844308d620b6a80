"""Which lines differ between two contents, as `git diff -U0` tells it: by libgit2's copy of git's own xdiff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.commits.change import Hunk
from craftnudge.git import libgit2
from craftnudge.git.tree_diff import common_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

# git's own rule (xdiff-interface.c): a NUL among the first 8,000 bytes makes a file binary. Attributes have no say, so
# that the same commit gives the same record in any clone.
_BINARY_LOOK_BYTES = 8_000
_TRIMMED_BLOCK_BYTES = 1_024
# GIT_DIFF_INDENT_HEURISTIC | GIT_DIFF_FORCE_TEXT: hunks begin where git would begin them; what is binary is known.
_PATCH_FLAGS = (1 << 18) | (1 << 20)

_UNFINISHED = b"\n\\ No newline at end of file"


def is_binary(data: bytes) -> bool:
    """Whether git would call this content binary."""
    return b"\0" in data[:_BINARY_LOOK_BYTES]


def lines_of(sides: Sequence[bytes]) -> int:
    """How many lines the hunks of one side hold; only the last of them can end with an unfinished line."""
    unfinished = sides and sides[-1] and not sides[-1].endswith(b"\n")
    return sum([side.count(b"\n") for side in sides]) + (1 if unfinished else 0)


def hunks_between(old: bytes, new: bytes) -> tuple[Hunk, ...]:
    """The runs of changed lines, without context, in order."""
    if old == new:
        return ()
    if not old or not new:
        return (Hunk(1, 1, old, new),)
    old, new = _without_common_tail(old, new)
    patch: Any = libgit2.load().Patch.create_from(old, new, flag=_PATCH_FLAGS, context_lines=0)
    return hunks_of(bytes(patch.data))


def _without_common_tail(old: bytes, new: bytes) -> tuple[bytes, bytes]:
    """Both contents without what git leaves out before it compares them (xdiff-interface.c, trim_common_tail).

    Whole blocks that both end with are left out, back to the end of a line. Since xdiff weighs a line by how often it
    occurs, what is left out has a say in the result, so it has to be the same to the byte.
    """
    trimmed = common_tail(old, new) // _TRIMMED_BLOCK_BYTES * _TRIMMED_BLOCK_BYTES
    end = old.find(b"\n", len(old) - trimmed) + 1
    if not trimmed or not end:
        return old, new
    return old[:end], new[: len(new) - len(old) + end]


def hunks_of(patch: bytes) -> tuple[Hunk, ...]:
    """The hunks of a patch without context, which need not end in a line end.

    Every line of a hunk has a sign before it, so only its header begins with `@@`.
    """
    return tuple([_hunk(part) for part in patch.removesuffix(b"\n").split(b"\n@@ -")[1:]])


def _hunk(part: bytes) -> Hunk:
    """A hunk from what follows the `@@ -` of its header: the removed lines come before the added ones."""
    header, _, body = part.partition(b"\n")
    old_side, new_side, _ = header.split(b" ", 2)
    removed, sign, added = (b"", b"+", body[1:]) if body[:1] == b"+" else body.partition(b"\n+")
    return Hunk(
        _start(old_side),
        _start(new_side[1:]),
        _unsigned(removed[1:], b"\n-") if removed else b"",
        _unsigned(added, b"\n+") if sign else b"",
    )


def _start(side: bytes) -> int:
    """The 1-based line that one side of a header names; a side without lines is numbered by the line before it."""
    at, _, lines = side.partition(b",")
    return int(at) + (lines == b"0")


def _unsigned(lines: bytes, line_end_and_sign: bytes) -> bytes:
    """The lines of one side, the first of them without its sign already, without git's remark on an unfinished one."""
    if lines.endswith(_UNFINISHED):
        return lines[: -len(_UNFINISHED)].replace(line_end_and_sign, b"\n")
    return lines.replace(line_end_and_sign, b"\n") + b"\n"
