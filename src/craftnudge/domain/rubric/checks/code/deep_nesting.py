"""Control structures do not stand too deep inside one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, not_applicable, said, scaled
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

COMFORTABLE_LEVELS = 4
MET_FROM = 0.8
_NOT_MEASURED = not_applicable("The changed lines were not measured.")
_NO_BRANCH = not_applicable("No condition or loop is added.")
_SHARES = (1.0, 1.0, 1.0, 0.95, 0.85, 0.6, 0.35, 0.15)


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is None:
        return _NOT_MEASURED
    if not code.count("branches_added"):
        return _NO_BRANCH
    levels = code.count("nesting_deepest")
    share = _SHARES[levels] if levels < len(_SHARES) else 0.0
    return scaled(share, MET_FROM, lambda: _counted(levels, share))


def _counted(levels: int, share: float) -> Words:
    evidence = Evidence(f"{counted(levels, 'level')} of conditions and loops", figure=levels, limit=COMFORTABLE_LEVELS)
    if share >= MET_FROM:
        return said("Conditions and loops are not deep inside one another.", evidence)
    return said(f"A condition or loop stands {levels} levels deep.", evidence)


CHECK = Check(
    id="CN306",
    name="nesting",
    title="Conditions and loops at most four deep",
    topic="nesting",
    points=0.75,
    why="To understand the innermost line, every condition around it must be kept in mind at once.",
    advice="Return early, or move the inner part into a function with a name.",
    good="if not rows: return",
    bad="for ... if ... for ... if ... try ...",
    grounds="Read from the indentation of added conditions and loops (docs/explanation/code-facts.md).",
    limits="Code inside nested classes or closures looks a level deeper than it is. It gave under half its "
    "points to 0 to 2 % of the commits of nine well-kept projects (docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
