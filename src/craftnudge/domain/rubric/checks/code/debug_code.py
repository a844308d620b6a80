"""No breakpoint, debug output or switched-off test is left in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome, failed
from craftnudge.domain.rubric.checks.code_findings import evaluate_findings, evidence_of

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# The first two stop a program, or keep other tests from running, for everyone; a single one fails.
HARMFUL = ("breakpoint", "focused_test")
FINDINGS = (*HARMFUL, "debug_output", "disabled_test")
SHARE_PER_FINDING = 0.3


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is not None and code.count(*HARMFUL):
        # Wherever it is: an edit of an imported file can hold one, too.
        evidence = evidence_of(code, FINDINGS)
        return failed(evidence[0].kind, *evidence)
    return evaluate_findings(facts, FINDINGS, share_per_finding=SHARE_PER_FINDING)


CHECK = Check(
    id="CN307",
    name="debug-code",
    pass_name="No debug code",
    fail_name="Debug code left in",
    topic="leftovers",
    points=0.5,
    why="Debug code stops a server, fills a log or hides a failing test for everyone else.",
    advice="Remove it; `git diff --staged` shows it before each commit.",
    good='logger.debug("retry %d of %d", attempt, limit)',
    bad='print("here", response)',
    grounds="Recognised by its forms in each language (docs/explanation/code-facts.md).",
    limits='Output counts only if it looks like debugging: bare variable names, or words such as "here" or '
    "DEBUG. Programs whose path shows that they print are skipped.",
    evaluate=_evaluate,
    dangerous=True,
    former_name="leftovers",
    urgent=True,
    weight_factor=40.0,
    caps_tenths=(("breakpoint", 49), ("focused_test", 49)),
)
