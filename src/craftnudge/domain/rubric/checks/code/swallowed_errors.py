"""No error is silently ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.code_findings import evaluate_findings

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FINDINGS = ("swallowed_error",)


def _evaluate(facts: Facts) -> Outcome:
    return evaluate_findings(facts, FINDINGS, share_per_finding=0.4)


CHECK = Check(
    id="CN313",
    name="swallowed-errors",
    pass_name="No swallowed errors",
    fail_name="Swallows errors",
    topic="swallowed-errors",
    points=0.3,
    why="An error that leaves no trace is hard to find: people search in the wrong place.",
    advice="Catch only the error that you can ignore, or log it.",
    good="except FileNotFoundError: return default",
    bad="except Exception: pass",
    grounds="Bare and broad handlers with nothing in them (docs/explanation/code-facts.md).",
    limits="An empty handler with a comment counts as intentional, in languages whose comments CraftNudge recognizes.",
    evaluate=_evaluate,
)
