"""The subject is between 11 and 72 columns wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.display_width import display_width
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, graded, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

SHORTEST_COLUMNS = 11
LONGEST_COLUMNS = 72
# Up to here a longer subject loses little by little; what is longer is a paragraph.
FAR_TOO_LONG_COLUMNS = 120
_NOT_ENGLISH = not_applicable("not_english")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    subject = facts.message.subject
    columns = display_width(subject)
    if columns < SHORTEST_COLUMNS:
        return failed("short", Evidence("subject_columns", quote=subject, figure=columns, limit=SHORTEST_COLUMNS))
    shown = Evidence("subject_columns", quote=subject, figure=columns, limit=LONGEST_COLUMNS)
    if columns <= LONGEST_COLUMNS:
        return passed("fits", shown)
    share = 0.8 * (FAR_TOO_LONG_COLUMNS - columns) / (FAR_TOO_LONG_COLUMNS - LONGEST_COLUMNS)
    return graded(max(share, 0.0), "long", shown)


CHECK = Check(
    id="CN110",
    name="subject-length",
    pass_name="Subject length",
    fail_name="Subject too short or too long",
    topic="subject-length",
    points=0.75,
    why="Very short subjects say nothing. Very long ones are cut off in one-line views.",
    advice="Use 20 to 72 columns and move the rest into the body.",
    good="Reject expired tokens before the session starts",
    bad="Polish",
    grounds="Of 974 messages those with a subject up to 10 characters were rated good in 11%, of 11 to 20 in 51%, "
    "of 21 to 50 in 65%, of 51 to 72 in 66%: up to 50 is no better than up to 72 (AUC 0.48, "
    "docs/explanation/validity.md).",
    limits="The length of a subject says little about the quality of a message (AUC 0.56).",
    evaluate=_evaluate,
)
