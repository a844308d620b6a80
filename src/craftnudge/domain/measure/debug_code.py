"""Finds debug code, commented-out code, swallowed errors and TODO comments on added lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from craftnudge.domain.measure.line_block import Block
    from craftnudge.domain.measure.tally import Tally

_OPEN_END = pattern(rb"(?:TODO|FIXME|XXX)\b(?=[ \t:(!.,\n-])")
_OPEN_END_MARKS = (b"TODO", b"FIXME", b"XXX")
# A line or two of code in a comment is often an example; a run of this many is code put aside.
COMMENTED_RUN_LINES = 3
_PRINTING_PROGRAM = pattern(
    r"(?:^|/)(?:scripts?|bin|tools?|utils?|examples?|demos?|samples?|docs?|cli|cmd|commands?|contrib|bench\w*|ci|hack)/|"
    r"(?:cli|main|run|setup|manage|console|print|report|usage|help|debug|logg?|bench\w*|tests?)\w*\.\w+$|\.ipynb$"
)
# Text that names itself debugging is left over in any program.
_SAYS_DEBUG = pattern(rb"[\"'`][\s\[(<*#=>-]*(?:DEBUG|XXX|HERE)\b")
_PROSE_KINDS = ("docs", "translation", "data", "asset")


def measure_debug_code(block: Block, tally: Tally) -> None:
    """Counts findings on added lines, unless the same line was removed elsewhere in the file: then it moved."""
    if block.kind not in _PROSE_KINDS:
        _measure_open_ends(block, tally)
    syntax = block.syntax
    if syntax.leftover is not None:
        for match in syntax.leftover.finditer(block.code):
            kind = match.lastgroup or ""
            if not _moved(block, match) and not (kind == "debug_output" and _may_print(block, match.start() + 1)):
                tally.found_at(kind, block, match.start() + 1)
    if syntax.swallowed is not None and block.kind != "test":
        for match in syntax.swallowed.finditer(block.code):
            if not _moved(block, match):
                tally.found_at("swallowed_error", block, match.start() + 1)
    if syntax.commented_code is not None and block.kind != "test":
        for position in _commented_runs(block, syntax.commented_code):
            tally.found_at("commented_code", block, position)


def measure_breakpoints(block: Block, tally: Tally) -> None:
    """Counts breakpoints alone: for files of others, which somebody opened to look for a bug."""
    leftover = block.syntax.leftover
    for match in leftover.finditer(block.code) if leftover is not None else ():
        if match.lastgroup == "breakpoint" and not _moved(block, match):
            tally.found_at("breakpoint", block, match.start() + 1)


def _may_print(block: Block, position: int) -> bool:
    """Whether the file is a test, or a program whose job is to print and the text does not name itself debugging."""
    if block.kind == "test":
        return True
    prints = _PRINTING_PROGRAM.search(block.place_at(position)[0]) is not None
    return prints and _SAYS_DEBUG.search(block.text_of_line(position)) is None


def _moved(block: Block, match: re.Match[bytes]) -> bool:
    """Whether the same line was also removed: then it was only moved or reindented."""
    return block.text_of_line(match.start() + 1).strip() in block.removed_lines


def _measure_open_ends(block: Block, tally: Tally) -> None:
    """TODO, FIXME and XXX count in comments, less the ones that the change removes."""
    text = block.added
    if not any(mark in text for mark in _OPEN_END_MARKS):
        return
    for match in _OPEN_END.finditer(text):
        line_start = text.rfind(b"\n", 0, match.start()) + 1
        before = text[line_start : match.start()]
        if _in_comment(before, block.syntax.comment_starts) and not _same_in(block.removed, text, match):
            tally.found_at("open_end", block, match.start())


def _in_comment(before: bytes, starts: tuple[bytes, ...]) -> bool:
    """Whether this place is in a comment that began a few words before on the same line."""
    return any(start in before for start in starts) and not before.rstrip().endswith((b'"', b"'", b"`"))


def _same_in(removed: bytes, text: bytes, match: re.Match[bytes]) -> bool:
    """Whether the rest of the line, from the mark on, was removed too."""
    return text[match.start() : text.find(b"\n", match.start())].rstrip() in removed


def _commented_runs(block: Block, form: re.Pattern[bytes]) -> Iterator[int]:
    """Where runs of lines begin that are code behind a comment sign."""
    run_start = run_end = -1
    lines = 0
    for match in form.finditer(block.added):
        if match.start() == run_end:
            lines += 1
        else:
            run_start, lines = match.start(), 1
        run_end = match.end()
        if lines == COMMENTED_RUN_LINES and block.text_of_line(run_start + 1).lstrip(b" \t#/*") not in block.removed:
            yield run_start + 1
