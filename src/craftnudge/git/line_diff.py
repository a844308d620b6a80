"""Which lines differ between two contents, by libgit2's copy of git's own diff (xdiff, Myers)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.commits.change import Hunk
from craftnudge.git import libgit2
from craftnudge.git.tree_diff import common_head, common_tail

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# git's own rule (xdiff-interface.c): a NUL among the first 8,000 bytes makes a file binary. Attributes have no say, so
# that the same commit gives the same record in any clone.
_BINARY_LOOK_BYTES = 8_000
# GIT_DIFF_INDENT_HEURISTIC | GIT_DIFF_FORCE_TEXT: hunks begin where git would begin them; what is binary is known.
PATCH_FLAGS = (1 << 18) | (1 << 20)

_UNFINISHED = b"\n\\ No newline at end of file\n"


def is_binary(data: bytes) -> bool:
    """Whether git would call this content binary."""
    return b"\0" in data[:_BINARY_LOOK_BYTES]


def lines_of(sides: Sequence[bytes]) -> int:
    """How many lines the hunks of one side hold; only the last of them can end with an unfinished line."""
    unfinished = sides and sides[-1] and not sides[-1].endswith(b"\n")
    return sum([side.count(b"\n") for side in sides]) + (1 if unfinished else 0)


def patch_of_texts(old: bytes, new: bytes) -> bytes:
    """libgit2's patch between two contents, without context."""
    patch: Any = libgit2.load().Patch.create_from(old, new, flag=PATCH_FLAGS, context_lines=0)
    return bytes(patch.data)


def hunks_between(old: bytes, new: bytes, patch: Callable[[], bytes]) -> tuple[Hunk, ...]:
    """The runs of changed lines, without context, in order; `patch` is asked for where it takes xdiff to tell.

    Lines that both contents begin or end with are cut off first: half of all changes are decided by that alone. For
    the others xdiff compares the whole contents: it weighs a line by how often it occurs in all of a file, so a part
    would now and then be aligned differently than git does it (4 files of 1,000 in Flask's history).
    """
    if not old or not new:
        return (Hunk(1, 1, old, new),) if old or new else ()
    start = old.rfind(b"\n", 0, common_head(old, new)) + 1
    tail = common_tail(old, new, start)
    if tail and not _tail_starts_a_line(old, new, tail, start):
        cut = old.find(b"\n", len(old) - tail)
        tail = len(old) - cut - 1 if cut >= 0 else 0
    removed, added = old[start : len(old) - tail], new[start : len(new) - tail]
    if not removed and not added:
        return ()
    if not removed or not added or _nothing_in_common(removed, added):
        line = old.count(b"\n", 0, start) + 1
        return (Hunk(line, line, removed, added),)
    return _hunks_of(patch())


def _tail_starts_a_line(old: bytes, new: bytes, tail: int, start: int) -> bool:
    """Whether the common end begins at the beginning of a line in both contents."""
    old_at, new_at = len(old) - tail, len(new) - tail
    return (old_at == start or old[old_at - 1 : old_at] == b"\n") and (
        new_at == start or new[new_at - 1 : new_at] == b"\n"
    )


def _nothing_in_common(removed: bytes, added: bytes) -> bool:
    """Whether no line is on both sides; where this is not sure because of an unfinished last line, it is denied."""
    return set(removed.removesuffix(b"\n").split(b"\n")).isdisjoint(added.removesuffix(b"\n").split(b"\n"))


def _hunks_of(patch: bytes) -> tuple[Hunk, ...]:
    """The hunks of a patch without context; every line of a hunk has a sign, so only its header begins with `@@`."""
    hunks: list[Hunk] = []
    for part in patch.removesuffix(b"\n").split(b"\n@@ -")[1:]:
        header, _, body = part.partition(b"\n")
        old_side, new_side = header.split(b" ", 2)[:2]
        old_at, old_comma, old_lines = old_side.partition(b",")
        new_at, new_comma, new_lines = new_side.partition(b",")
        body += b"\n"
        cut = _end_of_removed(body)
        hunks.append(
            Hunk(
                # A side without lines is numbered by the line before it.
                int(old_at) + (1 if old_comma and old_lines == b"0" else 0),
                int(new_at) + (1 if new_comma and new_lines == b"0" else 0),
                _without_signs(body[:cut], b"\n-"),
                _without_signs(body[cut:], b"\n+"),
            )
        )
    return tuple(hunks)


def _end_of_removed(body: bytes) -> int:
    """Where the added lines of a hunk begin."""
    if body.startswith(b"+"):
        return 0
    return body.find(b"\n+") + 1 or len(body)


def _without_signs(lines: bytes, line_end_and_sign: bytes) -> bytes:
    """The lines of one side without the sign before each, and without git's remark on an unfinished last line."""
    if not lines:
        return b""
    if lines.endswith(_UNFINISHED):
        lines = lines.removesuffix(_UNFINISHED)
    return lines[1:].replace(line_end_and_sign, b"\n")
