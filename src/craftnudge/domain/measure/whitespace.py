"""Whitespace errors: blanks at line ends and before tabs, changed line ends, and lines that were only respaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.measure.whitespace_rules import USUAL_RULES
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from craftnudge.domain.commits.change import FileDelta, Hunk
    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.measure.line_block import Block
    from craftnudge.domain.measure.tally import Tally

_TRAILING = pattern(rb"[ \t]\r?\n")
# git's own rule `space-before-tab` (core.whitespace).
_MIXED = pattern(rb"\n\t*+ {1,7}\t")
# git's rule `tab-in-indent`, which a project chooses.
_TAB_IN_INDENT = pattern(rb"\n *+\t")
# Trailing blanks mean a line break in Markdown, and are data in fixtures.
_UNJUDGED_KINDS = ("docs", "test", "data", "asset", "translation")
_BLANKS = b" \t\r\n\f"


def measure_whitespace(block: Block, tally: Tally) -> None:
    """Counts blanks at line ends and before tabs, and lines that were merely respaced."""
    if len(block.removed) > 1 and len(block.added) > 1:
        _count_respaced(block, tally)
    rules = block.whitespace
    if block.kind in _UNJUDGED_KINDS or rules.none:
        return
    text = block.added
    if rules != USUAL_RULES:
        _measure_chosen_indentation(block, tally)
    if rules.trailing_space and (b" \n" in text or b"\t\n" in text or b"\r" in text):
        _count_new(_TRAILING, "trailing_blank", block, tally)
    if rules.space_before_tab and b" \t" in text:
        _count_new(_MIXED, "mixed_indentation", block, tally)
    if b"\r\n" in text or b"\r\n" in block.removed:
        _measure_line_ends(block, tally)


def measure_file_ends(delta: FileDelta, kind: FileKind, tally: Tally) -> None:
    """Counts a last line that lost its end."""
    if kind in _UNJUDGED_KINDS:
        return
    last = delta.hunks[-1]
    if last.new_start <= 1 and b"\n" not in last.added:  # a symbolic link, or a file of one word
        return
    if last.added[-1:] not in b"\n" and last.removed[-1:] in b"\n":
        tally.found("no_final_newline", delta.change.path, last.new_start + last.added.count(b"\n"))


def _measure_chosen_indentation(block: Block, tally: Tally) -> None:
    """Counts tabs or blanks in the indentation, where the project calls them errors."""
    if block.whitespace.tab_in_indent:
        _count_new(_TAB_IN_INDENT, "tab_indentation", block, tally)
    if block.whitespace.indent_with_non_tab:
        blanks = pattern(rb"\n\t*+ {%d}" % block.whitespace.tab_width)
        _count_new(blanks, "space_indentation", block, tally)


def _measure_line_ends(block: Block, tally: Tally) -> None:
    """Counts files whose changed lines all went to another kind of line end."""
    for delta in block.deltas:
        ends = [(b"\r\n" in one.removed, b"\r\n" in one.added) for one in delta.hunks if one.removed and one.added]
        if ends and all(was != now for was, now in ends):
            tally.found("line_ends_flipped", delta.change.path, 1)


def _count_respaced(block: Block, tally: Tally) -> None:
    """Counts added lines that differ only in blanks from those that they replace."""
    respaced, _ = respaced_lines(block.hunks)
    if respaced:
        tally.counts["whitespace_only_lines"] += respaced


def respaced_lines(hunks: Sequence[Hunk]) -> tuple[int, int]:
    """How many added lines replace how many deleted ones from which they differ only in blanks."""
    respaced = [
        hunk
        for hunk in hunks
        if hunk.removed
        and hunk.added[:40].lstrip()[:2] == hunk.removed[:40].lstrip()[:2]
        and _same_text(hunk.added, hunk.removed)
    ]
    return sum([_lines(hunk.added) for hunk in respaced]), sum([_lines(hunk.removed) for hunk in respaced])


def _lines(text: bytes) -> int:
    return text.count(b"\n") + (text[-1:] not in b"\n")


def _same_text(added: bytes, removed: bytes) -> bool:
    """Whether two texts differ at most in blanks and line ends."""
    return added.translate(None, _BLANKS) == removed.translate(None, _BLANKS)


def _count_new(form: re.Pattern[bytes], kind: str, block: Block, tally: Tally) -> None:
    """Counts what the added lines have more of than the removed ones."""
    before = len(form.findall(block.removed))
    for found in list(form.finditer(block.added))[before:]:
        tally.found_at(kind, block, found.start() if kind == "trailing_blank" else found.start() + 1)
