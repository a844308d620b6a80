"""No conflict marker is committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.code_findings import WRITTEN_FOR_MACHINES, evaluate_places

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

WORDS = {
    "conflict_marker": ("a conflict marker", "conflict markers"),
}


def _evaluate(facts: Facts) -> Outcome:
    return evaluate_places(facts, WORDS, "No conflict marker is left.", kinds=WRITTEN_FOR_MACHINES)


CHECK = Check(
    id="CN309",
    name="conflict-markers",
    title="No conflict markers",
    topic="conflict-markers",
    points=1.2,
    why="A marker that git wrote into a file means that both sides of a conflict are still in it.",
    advice="Settle the conflict and commit again; git diff --check finds the markers.",
    good="one of the two sides, or what joins them",
    bad="<<<<<<< HEAD",
    grounds="git writes seven signs at the start of a line (git-merge documentation).",
    limits="Counted where the opening and the closing marker were both added; files about merging, and tests of "
    "them, are the exception that may be right. It gave under half its points to under half a per cent of "
    "the commits of nine well-kept projects (docs/explanation/code-facts.md).",
    evaluate=_evaluate,
    urgent=True,
    weight_factor=40.0,
)
