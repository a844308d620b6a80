"""A large change comes with a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE, kind_of
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_LARGE_LINES = 100
_HUGE_LINES = 500
# Words for a hundred lines, and the most that is ever asked for.
_WORDS_PER_HUNDRED_LINES = 8
_MOST_WORDS = 25
_UNKNOWN_FILES = not_applicable("The changed files are not known.")


def _evaluate(facts: Facts) -> Outcome:
    files = facts.record.files
    if files is None:
        return _UNKNOWN_FILES
    lines = sum((file.added or 0) + (file.deleted or 0) for file in files if kind_of(file.path) not in SET_ASIDE)
    if lines < _LARGE_LINES:
        return not_applicable(f"{lines} changed lines need no body.")
    if facts.english and (unneeded := facts.exemption):
        return not_applicable(f"No explanation is missing: {unneeded.says}.")
    words = facts.wording.own_body_words
    wanted = min(_MOST_WORDS, _WORDS_PER_HUNDRED_LINES * lines // 100)
    evidence = Evidence(f"words of body for {lines} lines", figure=words, limit=wanted)
    if words >= wanted:
        return passed(f"{lines} lines come with {words} words of explanation.", evidence)
    asked = "Give a change of this size a paragraph: why now, why this way, and where to begin reading."
    least = 0.35 if lines < _HUGE_LINES else 0.0
    if not words:
        return graded(least, f"{lines} changed lines come without a body.", evidence, advice=asked)
    share = least + (0.95 - least) * words / wanted
    return graded(share, f"{lines} changed lines come with {words} words of body.", evidence, advice=asked)


CHECK = Check(
    id="CN106",
    name="explains-size",
    title="A large change is explained in a body",
    topic="body",
    points=1,
    why="Nobody reads hundreds of lines without a map. The larger the diff, the less of its intent can be seen in it.",
    advice="Give a large change a paragraph: why now, why this way, where to begin reading.",
    good="Replace the hand-written lexer\n\nIt could not take nested comments. Begin with lexer.c; the rest are call"
    " sites.",
    bad="New lexer",
    grounds="Of messages of one or two words 21 % were rated good, of 30 to 60 words 82 %, of more than 60 words 98 "
    "% (974 messages, docs/explanation/validity.md).",
    limits="An imported file or a mechanical edit over many files needs no map. On git's own history it fires on "
    "fewer than 1 % of human commits.",
    evaluate=_evaluate,
    highlight=True,
)
