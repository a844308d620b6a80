"""Branches, nesting and functions of the changed code, before and after."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from math import gcd
from typing import TYPE_CHECKING

from craftnudge.domain.commits.code_facts import FunctionFact
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.measure.line_block import Block
    from craftnudge.domain.measure.syntax import Syntax
    from craftnudge.domain.measure.tally import Tally

# Shorter functions are counted but not listed.
LISTED_LINES = 15
NAME_CHARS = 60
USUAL_INDENT_BLANKS = 4
_LAST_WORD = pattern(rb"([\w~$?!.:-]+?)(?:[\s=:*<(]|\b(?:async|function)\b)*$")
# A long run of letters and digits without a joint is not a name that a person chose.
_KEY_LOOKING = pattern(r"(?=[A-Za-z]*[0-9])[A-Za-z0-9]{20,}")
# `def name = value` and `function name() return value end`.
_ENDS_AT_ONCE = pattern(rb"[ \t;)]end\s*$|\bdef[ \t]++[\w.!?]++(?:\([^\n]*\))?[ \t]=[ \t]")
_BRACKETS = pattern(rb"[()]")
_AFTER_ARGUMENTS = pattern(rb"[\w\s:<>\[\],.|&?*=-]*\{$")


def measure_structure(block: Block, tally: Tally) -> None:
    """Counts branches and indentation of added and removed code, and lists the longest functions that were added."""
    counts, syntax = tally.counts, block.syntax
    if syntax.branch is None or syntax.function is None:
        counts["levels_added"] += _levels(block.added)
        counts["levels_deleted"] += _levels(block.removed)
        return
    indents = syntax.branch.findall(block.code)
    if indents:
        counts["branches_added"] += len(indents) + _operators(block.code, syntax)
        tally.deepest("nesting_deepest", nesting(indents, syntax.levels_outside))
    if len(block.removed) > 1:
        removed = syntax.branch.findall(block.code_removed)
        counts["branches_deleted"] += len(removed) + (_operators(block.code_removed, syntax) if removed else 0)
    _list_functions(block, syntax, syntax.function, tally)


def _levels(text: bytes) -> int:
    """Indentation summed over lines, in levels of four blanks or a tab; aligned blanks inside a line count too."""
    return text.count(b"    ") + text.count(b"\t")


def _operators(text: bytes, syntax: Syntax) -> int:
    """The number of operators that join conditions."""
    return sum(map(text.count, syntax.operators))


def nesting(indents: list[bytes], levels_outside: int) -> int:
    """The depth of nested control structures at the most deeply indented branch.

    Derived from the indentation, so that a change in the middle of a function includes the levels around it. The unit
    is the common divisor of all indentations seen, if that can be a unit.
    """
    tabs = max(indent.count(b"\t") for indent in indents)
    if tabs:
        return max(tabs - levels_outside + 1, 0)
    widths = set(map(len, indents))
    unit = gcd(*widths)
    if unit not in (2, 3, USUAL_INDENT_BLANKS):
        unit = USUAL_INDENT_BLANKS
    return max(max(widths) // unit - levels_outside + 1, 0)


def _list_functions(block: Block, syntax: Syntax, header: re.Pattern[bytes], tally: Tally) -> None:
    """Adds the functions whose first line is an added one and was not merely moved or reindented."""
    code = block.code
    headers = [match for match in header.finditer(code) if syntax.ending != "brace" or _opens_function(match[0])]
    for match, following in zip(headers, _next_on_level(headers, len(code)), strict=True):
        if block.text_of_line(match.start() + 1).strip() in block.removed_lines:
            continue
        tally.counts["functions_added"] += 1
        begin = match.start() + 1
        end = _function_end(code, match, syntax, min(block.hunk_end(begin), following))
        if code.count(b"\n", begin, end) < LISTED_LINES:
            continue
        lines = _code_lines(code[begin - 1 : end], syntax)
        if lines >= LISTED_LINES:
            tally.functions.append(FunctionFact(_name(match["name"]), *block.place_at(begin), lines))


def _next_on_level(headers: Sequence[re.Match[bytes]], end: int) -> list[int]:
    """For each function, the offset of the next one that is indented no deeper: the function ends before it."""
    ends = [end] * len(headers)
    open_still: list[int] = []
    for at, match in enumerate(headers):
        while open_still and len(headers[open_still[-1]]["indent"]) >= len(match["indent"]):
            ends[open_still.pop()] = match.start() + 1
        open_still.append(at)
    return ends


def _opens_function(header: bytes) -> bool:
    """Whether a text up to a brace is a function's header: parentheses in pairs, and only words after them.

    In a language without semicolons, the parentheses of a call may be followed by other lines up to a brace.
    """
    opened = header.count(b"(")
    if opened != header.count(b")") or not _AFTER_ARGUMENTS.fullmatch(header, header.rfind(b")") + 1):
        return False
    if opened < 2 or b"\n" not in header:  # noqa: PLR2004 - one pair is the arguments
        return True
    rest = header[_arguments_end(header) : -1].strip()
    return b"\n" not in rest or rest.startswith(b":")


def _arguments_end(header: bytes) -> int:
    """The offset after the parenthesis that closes the first one."""
    brackets = list(_BRACKETS.finditer(header))
    depths = accumulate(1 if bracket[0] == b"(" else -1 for bracket in brackets)
    return next(bracket.end() for bracket, depth in zip(brackets, depths, strict=True) if not depth)


def _function_end(code: bytes, header: re.Match[bytes], syntax: Syntax, hunk_end: int) -> int:
    """The offset where a function's last line ends; at most the end of the hunk, since later lines are not new."""
    indent = header["indent"]
    line_end = code.find(b"\n", header.end()) + 1
    if syntax.ending != "indent" and _ends_in_its_line(code[header.start() + 1 : line_end], syntax):
        return line_end
    if syntax.ending == "indent":
        after = _dedent(len(indent)).search(code, max(header.end(), code.find(b"\n", header.start() + 1)), hunk_end)
        return after.start() + 1 if after else hunk_end
    closing = b"\n" + indent + (b"}" if syntax.ending == "brace" else b"end")
    at = code.find(closing, header.end() - 1, hunk_end)
    return hunk_end if at < 0 else min(code.find(b"\n", at + 1) + 1, hunk_end)


def _ends_in_its_line(text: bytes, syntax: Syntax) -> bool:
    """Whether a function ends in its first lines, up to the end of the line with its brace."""
    if syntax.ending == "brace":
        return text.count(b"{") <= text.count(b"}")
    return _ENDS_AT_ONCE.search(text) is not None


@cache
def _dedent(indent_bytes: int) -> re.Pattern[bytes]:
    """Matches a line of code that is indented no deeper; closing brackets of a multi-line header do not count."""
    return re.compile(rb"\n[ \t]{0,%d}(?=[^\s#)\]}])" % min(indent_bytes, 400))


def _code_lines(text: bytes, syntax: Syntax) -> int:
    """The number of lines with code: neither blank nor a comment."""
    comments = len(syntax.comment.findall(text)) if syntax.comment else 0
    blank = text.count(b"\n") - 1 - sum(map(bool, map(bytes.strip, text.split(b"\n"))))
    return max(text.count(b"\n") - 1 - comments - max(blank, 0), 0)


def _name(raw: bytes) -> str:
    """The function's name, "" if it is not found or looks like a key."""
    word = _LAST_WORD.search(raw)
    name = word[1].decode("utf-8", "replace")[:NAME_CHARS] if word else ""
    return "" if _KEY_LOOKING.search(name) else name
