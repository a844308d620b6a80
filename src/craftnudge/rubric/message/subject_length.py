"""The subject is long enough to say something and short enough for one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.rubric.check import Check, Evidence, Outcome, met, missed, partly

if TYPE_CHECKING:
    from craftnudge.rubric.facts import Facts

SHORTEST_CHARS = 11
LONGEST_CHARS = 72


def _judge(facts: Facts) -> Outcome:
    subject = facts.message.subject
    chars = len(subject)
    evidence = Evidence(f"{chars} characters", quote=subject, figure=chars, limit=LONGEST_CHARS)
    if chars < SHORTEST_CHARS:
        return missed(f"The subject has only {chars} characters.", evidence)
    if chars > LONGEST_CHARS:
        return partly(0.5, f"The subject has {chars} characters; git cuts it in one-line logs.", evidence)
    return met("The subject fits one line.", evidence)


CHECK = Check(
    id="CN110",
    name="subject-length",
    title="Subject between 11 and 72 characters",
    topic="subject-length",
    points=40,
    why="Very short subjects name nothing; very long ones are cut in every one-line view.",
    advice="Say the one thing in 20 to 72 characters and move the rest into the body.",
    good="Reject expired tokens before the session starts",
    bad="Polish",
    grounds="Of messages with subjects up to 10 characters 11 % were rated good, from 20 to 72 58 to 71 %, above 72 45"
    " to 55 % (1,597 messages, docs/explanation/validity.md).",
    limits="Scripts without blanks say more in fewer characters.",
    judge=_judge,
)
