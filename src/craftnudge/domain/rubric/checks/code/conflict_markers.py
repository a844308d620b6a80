"""No merge conflict is committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.code_findings import READ_BY_MACHINES, evaluate_findings

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FINDINGS = ("conflict_marker",)


def _evaluate(facts: Facts) -> Outcome:
    return evaluate_findings(facts, FINDINGS, files=READ_BY_MACHINES)


CHECK = Check(
    id="CN309",
    name="conflict-markers",
    pass_name="No conflict markers",
    fail_name="Contains conflict markers",
    topic="conflict-markers",
    points=0.2,
    why="A conflict marker means that both sides of a merge conflict are still in the file.",
    advice="Resolve the conflict and commit again; `git diff --check` finds markers.",
    good="one side of the conflict, or both combined",
    bad="<<<<<<< HEAD",
    grounds="git writes seven characters at the start of a line (git-merge documentation).",
    limits="Conflict markers count only if the commit adds both the opening and the closing one. Files about "
    "merging, and their tests, may contain markers on purpose.",
    evaluate=_evaluate,
    dangerous=True,
    urgent=True,
    caps_tenths=(("conflict_marker", 40),),
)
