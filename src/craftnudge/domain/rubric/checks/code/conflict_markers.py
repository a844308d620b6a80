"""No merge conflict is committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome, failed
from craftnudge.domain.rubric.checks.code_findings import READ_BY_MACHINES, evaluate_findings, evidence_of

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FINDINGS = ("conflict_marker",)


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is not None and code.count(*FINDINGS):
        # Wherever it is: a lock file with a marker breaks the build, too.
        return failed(FINDINGS[0], *evidence_of(code, FINDINGS))
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
    limits="In tests, texts, data and generated files, markers count only if the commit adds a whole conflict, and not "
    "in a code block of Markdown. Files about merging may contain markers on purpose.",
    evaluate=_evaluate,
    dangerous=True,
    urgent=True,
    caps_tenths=(("conflict_marker", 40),),
)
