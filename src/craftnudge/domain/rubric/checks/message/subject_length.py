"""The subject is long enough to say something and short enough for one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.display_width import display_width
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, graded, passed, said

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

SHORTEST_COLUMNS = 11
LONGEST_COLUMNS = 72
# Up to here a longer subject loses little by little; what is longer is a paragraph.
FAR_TOO_LONG_COLUMNS = 120


def _evaluate(facts: Facts) -> Outcome:
    subject = facts.message.subject
    wide = display_width(subject)
    if wide < SHORTEST_COLUMNS:
        evidence = Evidence(f"{wide} columns", quote=subject, figure=wide, limit=SHORTEST_COLUMNS)
        return failed(f"The subject has room for {LONGEST_COLUMNS} columns and uses {wide}.", evidence)
    if wide <= LONGEST_COLUMNS:
        return passed(
            lambda: said(
                f"The subject fits one line, {wide} columns.",
                Evidence(f"{wide} columns", quote=subject, figure=wide, limit=LONGEST_COLUMNS),
            )
        )
    evidence = Evidence(f"{wide} columns", quote=subject, figure=wide, limit=LONGEST_COLUMNS)
    share = 0.8 * (FAR_TOO_LONG_COLUMNS - wide) / (FAR_TOO_LONG_COLUMNS - LONGEST_COLUMNS)
    cut = wide - LONGEST_COLUMNS
    return graded(
        max(share, 0.0),
        f"The subject is {wide} columns wide; one-line logs cut the last {cut}.",
        evidence,
        advice="Move the second half of the subject into the body.",
    )


CHECK = Check(
    id="CN110",
    name="subject-length",
    title="Subject between 11 and 72 columns",
    topic="subject-length",
    points=0.75,
    why="Very short subjects name nothing; very long ones are cut in every one-line view.",
    advice="Say the one thing in 20 to 72 columns and move the rest into the body.",
    good="Reject expired tokens before the session starts",
    bad="Polish",
    grounds="Of 974 messages those with a subject up to 10 characters were rated good in 11 %, of 11 to 20 in 51 %, "
    "of 21 to 50 in 65 %, of 51 to 72 in 66 %: up to 50 is no better than up to 72 (AUC 0.48, "
    "docs/explanation/validity.md).",
    limits="It says nothing about sense: the length of a subject tells good messages from others hardly better than "
    "chance (AUC 0.56). On git's own history it fires on 1 % of human commits.",
    evaluate=_evaluate,
)
