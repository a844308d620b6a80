"""No block of code is copied within the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, passed, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

LEAST_LINES = 8
_TOO_LITTLE = not_applicable("Too little is added to hold a copy.")
_NONE = passed("No block of code is there twice.")
SCALE = LogScale((LEAST_LINES, 0.7), (30, 0.3), (120, 0.0))


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is None:
        return not_applicable("The changed lines were not measured.")
    if code.count("code_added") < 2 * LEAST_LINES:
        return _TOO_LITTLE
    lines = code.count("duplicated_lines")
    if not lines:
        return _NONE
    evidence = Evidence(f"{lines} lines repeat a block of this change", figure=lines, limit=LEAST_LINES)
    return scaled(SCALE.share(lines), 1.0, f"{lines} of the added lines repeat a block added before them.", evidence)


CHECK = Check(
    id="CN316",
    name="duplicated-code",
    title="No block copied within the change",
    topic="duplication",
    points=0.35,
    why="A copied block will be corrected in one place and stay wrong in the other.",
    advice="Give the block a name and call it twice.",
    good="one helper with two callers",
    bad="the same fifteen lines in two handlers",
    grounds="Runs of at least eight equal lines of code among the added ones, tests left out "
    "(docs/explanation/code-facts.md).",
    limits="Tables and declarations of a kind repeat themselves by nature. It gave under half its points to 0 to "
    "3 % of the commits of nine well-kept projects (docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
