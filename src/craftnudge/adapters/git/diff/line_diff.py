"""The lines that differ between two contents, as `git diff -U0` shows them: by libgit2's copy of git's own xdiff."""

from __future__ import annotations

from typing import Any

from craftnudge.adapters.git.diff.tree_diff import common_tail
from craftnudge.adapters.git.objects import libgit2

# git's own rule (xdiff-interface.c): a NUL among the first 8,000 bytes makes a file binary. Attributes are not read, so
# that the same commit gives the same record in any clone.
_BINARY_LOOK_BYTES = 8_000
_TRIMMED_BLOCK_BYTES = 1_024
# GIT_DIFF_INDENT_HEURISTIC | GIT_DIFF_FORCE_TEXT: hunks begin where git begins them; binary files never get here.
_PATCH_FLAGS = (1 << 18) | (1 << 20)


def is_binary(data: bytes) -> bool:
    """Whether git would call this content binary."""
    return b"\0" in data[:_BINARY_LOOK_BYTES]


def patch_between(old: bytes, new: bytes) -> bytes:
    """The patch between two contents without context lines, the input of `commits.change.hunks_of`."""
    if old == new:
        return b""
    old, new = _without_common_tail(old, new)
    patch: Any = libgit2.load().Patch.create_from(old, new, flag=_PATCH_FLAGS, context_lines=0)
    return from_first_hunk(bytes(patch.data).removesuffix(b"\n"))


def from_first_hunk(patch: bytes) -> bytes:
    """A patch of one file without the lines before its first hunk."""
    at = patch.find(b"\n@@ -")
    return b"" if at < 0 else patch[at + 1 :]


def _without_common_tail(old: bytes, new: bytes) -> tuple[bytes, bytes]:
    """Both contents without the end that git cuts off before it compares them (xdiff-interface.c, trim_common_tail).

    Whole blocks that both end with are cut off, back to the end of a line. xdiff weighs a line by how often it occurs,
    so the cut changes the result and must be the same to the byte.
    """
    trimmed = common_tail(old, new) // _TRIMMED_BLOCK_BYTES * _TRIMMED_BLOCK_BYTES
    end = old.find(b"\n", len(old) - trimmed) + 1
    if not trimmed or not end:
        return old, new
    return old[:end], new[: len(new) - len(old) + end]
