"""No new open ends are noted in the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.code_findings import WRITTEN_FOR_MACHINES, evaluate_places

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

WORDS = {
    "open_end": ("a TODO, FIXME or XXX", "notes of TODO, FIXME or XXX"),
}


def _evaluate(facts: Facts) -> Outcome:
    return evaluate_places(facts, WORDS, "No open end is noted in the code.", each=0.75, kinds=WRITTEN_FOR_MACHINES)


CHECK = Check(
    id="CN311",
    name="open-ends",
    title="No new TODO, FIXME or XXX",
    topic="open-ends",
    points=0.25,
    why="A note in the code has no owner and no date; most of them outlive the memory of what they meant.",
    advice="Do it now, or open an issue and name its number in the comment.",
    good="# Retries are unbounded until the server tells us its limit, see #481",
    bad="# TODO fix this",
    grounds="Counted in comments only, and only notes that were not there before; a small matter, so it carries "
    "few points.",
    limits="Some projects track their work in such notes by agreement; switch the check off there. It gave under "
    "half its points to 0 to 1 % of the commits of nine well-kept projects "
    "(docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
