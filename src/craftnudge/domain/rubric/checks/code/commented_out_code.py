"""No code is commented out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.code_findings import evaluate_findings

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FINDINGS = ("commented_code",)


def _evaluate(facts: Facts) -> Outcome:
    return evaluate_findings(facts, FINDINGS)


CHECK = Check(
    id="CN310",
    name="commented-out-code",
    pass_name="No commented-out code",
    fail_name="Commented-out code",
    topic="commented-out-code",
    points=0.3,
    why="Commented-out code isn't compiled or tested, so it is soon wrong, and few people dare to delete it.",
    advice="Delete the code; git keeps it.",
    good="a comment that gives a reason",
    bad="// old = compute(a, b);",
    grounds="At least three consecutive comment lines that read as statements (docs/explanation/code-facts.md).",
    limits="A long example in a comment can look like commented-out code.",
    evaluate=_evaluate,
)
