"""Which lines differ between two contents, by libgit2's copy of git's own diff (xdiff, Myers)."""

from __future__ import annotations

from typing import Any

from craftnudge.commits.change import Hunk
from craftnudge.git import libgit2
from craftnudge.git.tree_diff import common_head, common_tail

# git's own rule (xdiff-interface.c): a NUL among the first 8,000 bytes makes a file binary. Attributes have no say, so
# that the same commit gives the same record in any clone.
_BINARY_LOOK_BYTES = 8_000
# GIT_DIFF_INDENT_HEURISTIC | GIT_DIFF_FORCE_TEXT: hunks begin where git would begin them; what is binary is known.
_FLAGS = (1 << 18) | (1 << 20)


def is_binary(data: bytes) -> bool:
    """Whether git would call this content binary."""
    return b"\0" in data[:_BINARY_LOOK_BYTES]


def lines_in(data: bytes) -> int:
    """How many lines there are; an unfinished last one counts."""
    return data.count(b"\n") + (1 if data and not data.endswith(b"\n") else 0)


def hunks_between(old: bytes, new: bytes) -> tuple[Hunk, ...]:
    """The runs of changed lines, without context, in order.

    Lines that both contents begin or end with are cut off first: half of all changes are decided by that alone.
    """
    start = old.rfind(b"\n", 0, common_head(old, new)) + 1
    tail = common_tail(old, new, start)
    if tail and not _tail_starts_a_line(old, new, tail, start):
        cut = old.find(b"\n", len(old) - tail)
        tail = len(old) - cut - 1 if cut >= 0 else 0
    removed, added = old[start : len(old) - tail], new[start : len(new) - tail]
    skipped = old.count(b"\n", 0, start)
    if not removed and not added:
        return ()
    if not removed or not added or _nothing_in_common(removed, added):
        return (Hunk(skipped + 1, skipped + 1, removed, added),)
    return _by_xdiff(old, new)


def _tail_starts_a_line(old: bytes, new: bytes, tail: int, start: int) -> bool:
    """Whether the common end begins at the beginning of a line in both contents."""
    old_at, new_at = len(old) - tail, len(new) - tail
    return (old_at == start or old[old_at - 1 : old_at] == b"\n") and (
        new_at == start or new[new_at - 1 : new_at] == b"\n"
    )


def _split(data: bytes) -> list[bytes]:
    """The lines, each with its end."""
    lines = data.split(b"\n")
    last = lines.pop()
    whole = [line + b"\n" for line in lines]
    return [*whole, last] if last else whole


def _nothing_in_common(removed: bytes, added: bytes) -> bool:
    return set(_split(removed)).isdisjoint(_split(added))


def _by_xdiff(old: bytes, new: bytes) -> tuple[Hunk, ...]:
    """The whole contents compared: xdiff weighs a line by how often it occurs in all of a file, so a part of one would
    now and then be aligned differently than git does it (4 files of 1,000 in Flask's history).
    """
    old_lines, new_lines = _split(old), _split(new)
    patch: Any = libgit2.load().Patch.create_from(old, new, flag=_FLAGS, context_lines=0)
    hunks: list[Hunk] = []
    for hunk in patch.hunks:
        # A side without lines is numbered by the line before it.
        old_at = hunk.old_start - 1 if hunk.old_lines else hunk.old_start
        new_at = hunk.new_start - 1 if hunk.new_lines else hunk.new_start
        old_part = b"".join(old_lines[old_at : old_at + hunk.old_lines])
        new_part = b"".join(new_lines[new_at : new_at + hunk.new_lines])
        hunks.append(Hunk(old_at + 1, new_at + 1, old_part, new_part))
    return tuple(hunks)
