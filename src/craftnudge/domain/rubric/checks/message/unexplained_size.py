"""A large change is explained in the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_LARGE_LINES = 100
_HUGE_LINES = 500
# Words for a hundred lines, and the most that is ever asked for.
_WORDS_PER_HUNDRED_LINES = 8
_MOST_WORDS = 25
_NOT_ENGLISH = not_applicable("not_english")
_NO_FILES = not_applicable("no_files")
_SMALL = not_applicable("small_change")
_NOT_READ = not_applicable("little_to_read")
_NOT_NEEDED = not_applicable("not_needed")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    files = facts.record.files
    if files is None:
        return _NO_FILES
    lines = sum(sum(file.read_lines) for file in files if file.file_kind not in SET_ASIDE)
    if lines < _LARGE_LINES:
        return _SMALL if sum((file.added or 0) + (file.deleted or 0) for file in files) < _LARGE_LINES else _NOT_READ
    words = facts.wording.own_body_words
    enough = min(_MOST_WORDS, _WORDS_PER_HUNDRED_LINES * lines // 100)
    shown = (Evidence("body_words", figure=words, limit=enough), Evidence("changed_lines", figure=lines))
    if facts.exemption:
        return _NOT_NEEDED
    if words >= enough:
        return passed("explained", *shown)
    least = 0.35 if lines < _HUGE_LINES else 0.0
    return graded(least + (0.95 - least) * words / enough, "short_body" if words else "no_body", *shown)


CHECK = Check(
    id="CN106",
    name="unexplained-size",
    pass_name="Large change explained",
    fail_name="Large change not explained",
    topic="body",
    points=0.5,
    why="A change of hundreds of lines needs a guide. The larger the diff, the less obvious its purpose.",
    advice="Add a paragraph: why now, why this way, and where to start reading.",
    good="Replace the hand-written lexer\n\nIt could not take nested comments. Begin with lexer.c; the rest are call"
    " sites.",
    bad="New lexer",
    grounds="Of messages of one or two words 21% were rated good, of 30 to 60 words 82%, of more than 60 words 98%"
    " (974 messages, docs/explanation/validity.md).",
    limits="Imported files and mechanical edits of many files need no explanation.",
    evaluate=_evaluate,
    former_name="explains-size",
    highlight=True,
)
