"""Facts about the changed lines of a commit, for any language, from the lines alone: a pure function of its deltas.

Whole blocks of bytes are searched with patterns that begin with a literal byte; single lines are looked at only where
one of them hit. So a million added lines take under a second (benchmarks/speed/measure.py), and a line of a
million characters costs no more than any other million bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE, language_of
from craftnudge.domain.measure.debug_code import measure_breakpoints, measure_debug_code
from craftnudge.domain.measure.duplication import duplicated_lines
from craftnudge.domain.measure.languages import syntax_of
from craftnudge.domain.measure.line_block import Block
from craftnudge.domain.measure.log_lines import measure_log_lines
from craftnudge.domain.measure.secrets import measure_secrets
from craftnudge.domain.measure.structure import measure_structure
from craftnudge.domain.measure.tally import Tally
from craftnudge.domain.measure.whitespace import measure_file_ends, measure_whitespace
from craftnudge.domain.measure.whitespace_rules import whitespace_rules
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.code_facts import CodeFacts
    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.measure.syntax import Syntax
    from craftnudge.domain.measure.whitespace_rules import WhitespaceRules

HUGE_FILE_LINES = 5_000
# A change of fewer lines to a file of others is an edit of one's own, and no new version of it.
EDITED_LINES = 40
_STRUCTURED = ("code", "build", "ci")
# Rust and some C keep tests in the files of the code.
_INLINE_TESTS = (b"#[test]", b"#[cfg(test)]", b"TEST(")
_BLANK = pattern(rb"\n[ \t\r]*+(?=\n)")


def measure(deltas: Sequence[FileDelta]) -> CodeFacts:
    """The facts of one commit's changed lines. Never raises, whatever the bytes."""
    tally = Tally()
    groups: dict[tuple[FileKind, Syntax, WhitespaceRules], list[FileDelta]] = {}
    for delta in deltas:
        if not delta.hunks:
            continue
        path = delta.change.path
        kind = delta.change.file_kind
        if kind in SET_ASIDE:
            _set_aside(delta, tally)
        else:
            rules = whitespace_rules(delta.attributes)
            groups.setdefault((kind, syntax_of(language_of(path)), rules), []).append(delta)
            _measure_file(delta, kind, tally)
    measure_secrets(deltas, tally)
    if any(b"<<<<<<< " in hunk.added or b">>>>>>> " in hunk.added for one in deltas for hunk in one.in_file.hunks):
        from craftnudge.domain.measure.conflict_markers import measure_conflicts  # noqa: PLC0415 - few commits

        measure_conflicts(deltas, tally)
    measure_log_lines(deltas, tally)
    blocks = [Block(kind, syntax, group, rules) for (kind, syntax, rules), group in groups.items()]
    for block in blocks:
        _measure_block(block, tally)
    tally.counts["duplicated_lines"] = duplicated_lines(blocks)
    return tally.facts()


def _set_aside(delta: FileDelta, tally: Tally) -> None:
    tally.counts["aside_files"] += 1
    tally.counts["aside_added"] += delta.change.added or 0
    tally.counts["aside_deleted"] += delta.change.deleted or 0
    change = delta.change
    if change.file_kind == "vendored" and change.status != "A" and (change.added or 0) < EDITED_LINES:
        measure_breakpoints(Block("vendored", syntax_of(language_of(change.path)), [delta]), tally)


def _measure_file(delta: FileDelta, kind: FileKind, tally: Tally) -> None:
    """What is a matter of one file: how much of it is new, and how it ends."""
    if (delta.change.added or 0) >= HUGE_FILE_LINES:
        tally.found("huge_file", delta.change.path, 1)
    if not whitespace_rules(delta.attributes).none:
        measure_file_ends(delta, kind, tally)


def _measure_block(block: Block, tally: Tally) -> None:
    _count_lines(block, tally)
    measure_whitespace(block, tally)
    if block.kind in _STRUCTURED:
        measure_structure(block, tally)
    if len(block.added) > 1:
        measure_debug_code(block, tally)
        tally.counts["inline_tests"] += sum(map(block.added.count, _INLINE_TESTS))


def _count_lines(block: Block, tally: Tally) -> None:
    """Code, comment and blank lines; a docstring and the inside of a block comment are comment."""
    counts, comment = tally.counts, block.syntax.comment
    for text, end in ((block.code, "_added"), (block.code_removed, "_deleted")):
        lines = text.count(b"\n") - 1
        if lines:
            blank = len(_BLANK.findall(text))
            comments = 0 if comment is None else len(comment.findall(text))
            counts["blank" + end] += blank
            counts["comment" + end] += comments
            counts["code" + end] += lines - blank - comments
            if block.kind == "code":
                counts["source" + end] += lines - blank - comments
