"""Conditions and loops nest at most four levels deep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

COMFORTABLE_LEVELS = 4
PASS_FROM = 0.8
_NOT_MEASURED = not_applicable("not_measured")
_NO_BRANCHES = not_applicable("no_branches")
# By the number of levels.
_SHARES = (1.0, 1.0, 1.0, 0.95, 0.85, 0.6, 0.35, 0.15)


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is None:
        return _NOT_MEASURED
    if not code.count("branches_added"):
        return _NO_BRANCHES
    levels = code.count("nesting_deepest")
    share = _SHARES[levels] if levels < len(_SHARES) else 0.0
    kind = "shallow" if levels <= COMFORTABLE_LEVELS else "deep"
    return scaled(share, PASS_FROM, kind, Evidence("nesting_levels", figure=levels, limit=COMFORTABLE_LEVELS))


CHECK = Check(
    id="CN306",
    name="deep-nesting",
    pass_name="Shallow nesting",
    fail_name="Deep nesting",
    topic="nesting",
    points=0.6,
    why="To understand the innermost line, you have to remember every condition around it.",
    advice="Return early, or move the inner part into a function.",
    good="if not rows: return",
    bad="for ... if ... for ... if ... try ...",
    grounds="Read from the indentation of added conditions and loops (docs/explanation/code-facts.md).",
    limits="Code inside nested classes or closures seems one level deeper than it is.",
    evaluate=_evaluate,
    former_name="nesting",
)
