"""No TODO comment is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.code_findings import READ_BY_MACHINES, evaluate_findings

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FINDINGS = ("open_end",)


def _evaluate(facts: Facts) -> Outcome:
    return evaluate_findings(facts, FINDINGS, files=READ_BY_MACHINES, share_per_finding=0.75)


CHECK = Check(
    id="CN311",
    name="todo-comments",
    pass_name="No new TODO comments",
    fail_name="New TODO comment",
    topic="open-ends",
    points=0.1,
    why="A TODO has no owner and no date. Most stay long after their meaning is forgotten.",
    advice="Do it now, or open an issue and put its number in the comment.",
    good="# Retries are unbounded until the server tells us its limit, see #481",
    bad="# TODO fix this",
    grounds="Counted in comments only, and only where it is new; a small matter, so it has few points.",
    limits="Some projects track their work in such comments; turn the check off there.",
    evaluate=_evaluate,
    former_name="open-ends",
)
