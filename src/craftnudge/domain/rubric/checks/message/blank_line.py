"""A blank line parts the subject from the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_EMPTY = not_applicable("The message is empty.")
_ONE_LINE = not_applicable("The message is one line.")


def _evaluate(facts: Facts) -> Outcome:
    lines = facts.message.title_lines
    if not lines:
        return _EMPTY
    if len(lines) > 1:
        return failed(
            f'Line 2 is not blank: "{lines[1].strip()}"; git joins it to the subject.',
            Evidence("line 2", quote=lines[1].strip(), line=2),
        )
    if len(facts.message.paragraphs) == 1:
        return _ONE_LINE
    return passed("A blank line parts subject and body.", Evidence("line 2", line=2))


CHECK = Check(
    id="CN111",
    name="blank-line",
    title="Blank second line",
    topic="blank-line",
    points=0.5,
    why="git takes the first paragraph for the subject. Without the blank line, one-line logs, rebases and mails "
    "show it all in one.",
    advice="Put a blank line after the subject.",
    good="Wait for the lock\n\nTwo writers lost each other's lines.",
    bad="Wait for the lock\nTwo writers lost each other's lines.",
    grounds="git-commit(1), section Discussion: the text up to the first blank line is the title. That it helps "
    "readers is custom, not evidence, so it is worth little.",
    limits="A subject wrapped on purpose is a subject too long. On git's own history it fires on fewer than 1 % of "
    "human commits.",
    evaluate=_evaluate,
)
