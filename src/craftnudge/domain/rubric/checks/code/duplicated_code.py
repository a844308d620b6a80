"""No block of code is copied within the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, passed, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# Shorter runs of equal lines do not count.
LEAST_LINES = 8
SCALE = LogScale((LEAST_LINES, 0.7), (30, 0.3), (120, 0.0))
_NOT_MEASURED = not_applicable("not_measured")
_TOO_FEW_LINES = not_applicable("too_few_lines")
_NO_COPY = passed("no_copy")


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is None:
        return _NOT_MEASURED
    if code.count("code_added") < 2 * LEAST_LINES:
        return _TOO_FEW_LINES
    lines = code.count("duplicated_lines")
    if not lines:
        return _NO_COPY
    return scaled(SCALE.share(lines), 1.0, "copy", Evidence("duplicated_lines", figure=lines, limit=LEAST_LINES))


CHECK = Check(
    id="CN316",
    name="duplicated-code",
    pass_name="No duplicated block",
    fail_name="Duplicated block",
    topic="duplication",
    points=0.15,
    why="A bug in duplicated code is often fixed in only one of the copies.",
    advice="Move the block into a function and call it twice.",
    good="one helper with two callers",
    bad="the same fifteen lines in two handlers",
    grounds="Runs of at least eight equal lines of code among the added ones, without tests "
    "(docs/explanation/code-facts.md).",
    limits="Tables and declarations are naturally repetitive.",
    evaluate=_evaluate,
)
