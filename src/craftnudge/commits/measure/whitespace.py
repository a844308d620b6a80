"""Blanks that do harm or noise: at line ends, before tabs, in line ends themselves, and changes of nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftnudge.commits.change import FileDelta
    from craftnudge.commits.file_kind import FileKind
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
    """Counts blanks at line ends and before tabs, and lines that were merely respaced."""
    respaced = [
        hunk.added.count(b"\n")
        for hunk in block.hunks
        if hunk.removed
        and hunk.added[:40].lstrip()[:3] == hunk.removed[:40].lstrip()[:3]
        and _same_but_blanks(hunk.added, hunk.removed)
    ]
    if respaced:
        tally.counts["whitespace_only_lines"] += sum(respaced)
    if block.kind in _UNJUDGED_KINDS:
        return
    text = block.added
    if b" \n" in text or b"\t\n" in text:
        _count_new(_TRAILING, "trailing_blank", block, tally)
    if b"\t" in text and b" \t" in text:
        _count_new(_MIXED, "mixed_indentation", block, tally)


def measure_file_ends(delta: FileDelta, kind: FileKind, tally: Tally) -> None:
    """Counts a last line without its end, and a file whose changed lines all went to another kind of line end."""
    if kind in _UNJUDGED_KINDS:
        return
    path, last = delta.change.path, delta.hunks[-1]
    if last.added[-1:] not in b"\n" and last.removed[-1:] in b"\n":
        tally.found("no_final_newline", path, last.new_start + last.added.count(b"\n"))
    ends = [(b"\r\n" in hunk.removed, b"\r\n" in hunk.added) for hunk in delta.hunks if hunk.removed and hunk.added]
    if any(was != now for was, now in ends) and all(was != now for was, now in ends):
        tally.found("line_ends_flipped", path, 1)


def _same_but_blanks(added: bytes, removed: bytes) -> bool:
    return added.translate(None, _BLANKS) == removed.translate(None, _BLANKS)


def _count_new(pattern: re.Pattern[bytes], kind: str, block: Block, tally: Tally) -> None:
    """Counts what the added lines have more of than the removed ones."""
    before = len(pattern.findall(block.removed))
    for found in list(pattern.finditer(block.added))[before:]:
        tally.found_at(kind, block, found.start() + 1 if kind == "mixed_indentation" else found.start())
