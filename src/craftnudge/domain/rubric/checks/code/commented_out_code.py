"""No code is put aside in comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.code_findings import evaluate_places

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

WORDS = {
    "commented_code": ("a piece of code put aside in comments", "pieces of code put aside in comments"),
}


def _evaluate(facts: Facts) -> Outcome:
    return evaluate_places(facts, WORDS, "No code is put aside in comments.")


CHECK = Check(
    id="CN310",
    name="commented-out-code",
    title="No code in comments",
    topic="commented-out-code",
    points=0.5,
    why="Code in a comment is not compiled, not tested and soon wrong, and nobody dares to delete it.",
    advice="Delete it: git keeps it for you.",
    good="a comment that says why",
    bad="// old = compute(a, b);",
    grounds="At least three lines in a row that read as statements behind a comment sign "
    "(docs/explanation/code-facts.md).",
    limits="A long example in a comment may look like code put aside. It gave under half its points to under "
    "half a per cent of the commits of nine well-kept projects (docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
