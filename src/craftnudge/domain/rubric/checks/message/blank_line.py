"""The second line of the message is blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_EMPTY = not_applicable("empty")
_ONE_LINE = not_applicable("one_line")
_BLANK = passed("blank", Evidence("second_line", line=2))
_NOT_ENGLISH = not_applicable("not_english")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    lines = facts.message.title_lines
    if not lines:
        return _EMPTY
    if len(lines) > 1:
        return failed("not_blank", Evidence("second_line", quote=lines[1].strip(), line=2))
    return _BLANK if facts.message.authored_paragraphs else _ONE_LINE


CHECK = Check(
    id="CN111",
    name="blank-line",
    pass_name="Blank second line",
    fail_name="No blank second line",
    topic="blank-line",
    points=0.5,
    why="git treats the first paragraph as the subject. Without a blank line, the body becomes part of it.",
    advice="Put a blank line after the subject.",
    good="Wait for the lock\n\nTwo writers lost each other's lines.",
    bad="Wait for the lock\nTwo writers lost each other's lines.",
    grounds="git-commit(1), section Discussion: the text up to the first blank line is the title. We found no "
    "evidence that it helps readers, so it is worth little.",
    limits="Wrapping a long subject on purpose fails too: shorten it instead.",
    evaluate=_evaluate,
)
