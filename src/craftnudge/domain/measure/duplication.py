"""Copies inside one change: runs of the same lines of code more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.measure.line_block import Block

# Shorter runs are idiom, not copies; shorter lines are brackets.
COPIED_RUN_LINES = 8
LINE_BYTES = 8
# Beyond this a change was imported, not written, and is not looked through.
LOOKED_AT_BYTES = 400_000


def duplicated_lines(blocks: Sequence[Block]) -> int:
    """How many added lines of code repeat a run of at least `COPIED_RUN_LINES` lines added before them.

    Blanks around lines do not count, nor do lines of a bracket or two. Tests repeat themselves on purpose, and are left
    out.
    """
    texts = [block.code for block in blocks if block.kind == "code" and block.syntax.branch is not None]
    if sum([text.count(b"\n") for text in texts]) < 2 * COPIED_RUN_LINES or sum(map(len, texts)) > LOOKED_AT_BYTES:
        return 0
    lines = [line for text in texts for line in map(bytes.strip, text.split(b"\n")) if len(line) > LINE_BYTES]
    if len(lines) - len(set(lines)) < COPIED_RUN_LINES:
        return 0
    return _in_repeated_runs(lines)


def _in_repeated_runs(lines: list[bytes]) -> int:
    seen: set[tuple[bytes, ...]] = set()
    copied: set[int] = set()
    for start in range(len(lines) - COPIED_RUN_LINES + 1):
        run = tuple(lines[start : start + COPIED_RUN_LINES])
        if run in seen:
            copied.update(range(start, start + COPIED_RUN_LINES))
        seen.add(run)
    return len(copied)
