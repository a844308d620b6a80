"""Blanks that do harm or noise: at line ends, before tabs, in line ends themselves, and changes of nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftnudge.commits.measure.block import Block
    from craftnudge.commits.measure.tally import Tally

LONG_LINE_CHARS = 200
_TRAILING = re.compile(rb"[ \t]\r?\n")
# git's own rule `space-before-tab` (core.whitespace).
_MIXED = re.compile(rb"\n\t*+ {1,7}\t")
# Trailing blanks mean a line break in Markdown, and are data in fixtures.
_UNJUDGED_KINDS = ("docs", "test", "data", "asset", "translation")
_BLANKS = b" \t\r\n\f"


def measure_whitespace(block: Block, tally: Tally) -> None:
    """Counts blanks at line ends and before tabs, flipped line ends, a missing last line end, and mere respacing."""
    counts = tally.counts
    for hunk in block.hunks:
        added, removed = hunk.added, hunk.removed
        if removed and added and added.lstrip()[:4] == removed.lstrip()[:4] and _same_but_blanks(added, removed):
            counts["whitespace_only_lines"] += added.count(b"\n")
    if block.kind in _UNJUDGED_KINDS:
        return
    text = block.added
    if b" \n" in text or b"\t\n" in text:
        _count_new(_TRAILING, "trailing_blank", block, tally)
    if b" \t" in text:
        _count_new(_MIXED, "mixed_indentation", block, tally)
    last = block.hunks[-1]
    if last.added and not last.added.endswith(b"\n") and (not last.removed or last.removed.endswith(b"\n")):
        tally.found("no_final_newline", block, len(text) - 1)
    if b"\r\n" in text or b"\r\n" in block.removed:
        _measure_line_ends(block, tally)


def _same_but_blanks(added: bytes, removed: bytes) -> bool:
    return added.translate(None, _BLANKS) == removed.translate(None, _BLANKS)


def _count_new(pattern: re.Pattern[bytes], kind: str, block: Block, tally: Tally) -> None:
    """Counts what the added lines have more of than the removed ones."""
    before = len(pattern.findall(block.removed))
    for found in list(pattern.finditer(block.added))[before:]:
        tally.found(kind, block, found.start() + 1 if kind == "mixed_indentation" else found.start())


def _measure_line_ends(block: Block, tally: Tally) -> None:
    """A file whose changed lines all went from one kind of line end to the other."""
    added, removed = block.added, block.removed
    if len(removed) == 1 or len(added) == 1:
        return
    was = removed.count(b"\r\n") * 2 > removed.count(b"\n")
    now = added.count(b"\r\n") * 2 > added.count(b"\n")
    if was != now:
        tally.found("line_ends_flipped", block, 1)
