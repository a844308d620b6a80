"""No error is passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.code_findings import evaluate_places

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

WORDS = {
    "swallowed_error": (
        "a handler that passes over every error in silence",
        "handlers that pass over every error in silence",
    ),
}


def _evaluate(facts: Facts) -> Outcome:
    return evaluate_places(facts, WORDS, "No error is passed over in silence.", each=0.4)


CHECK = Check(
    id="CN313",
    name="swallowed-errors",
    title="No error passed over in silence",
    topic="swallowed-errors",
    points=0.4,
    why="An error that leaves no trace will be searched for where it was not made.",
    advice="Name the one error that may be passed over, or log it, or let it through.",
    good="except FileNotFoundError: return default",
    bad="except Exception: pass",
    grounds="Bare and broad handlers with nothing in them (docs/explanation/code-facts.md).",
    limits="A handler with a comment in it is taken as considered where the language allows it to be seen. It "
    "gave under half its points to under half a per cent of the commits of nine well-kept projects "
    "(docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
