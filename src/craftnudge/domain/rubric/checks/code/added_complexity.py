"""Few branches are added at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

SCALE = LogScale((0, 1.0), (2, 0.85), (10, 0.6), (30, 0.35), (100, 0.1), (300, 0.0))
COMFORTABLE_BRANCHES = 10
PASS_FROM = 0.6
_NOT_MEASURED = not_applicable("not_measured")
_NO_BRANCHES = not_applicable("no_branches")


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is None:
        return _NOT_MEASURED
    added, deleted = code.count("branches_added"), code.count("branches_deleted")
    if not added and not deleted:
        return _NO_BRANCHES
    more = added - deleted
    kind = "more_branches" if more > 0 else "fewer_branches" if more else "as_many_branches"
    evidence = Evidence("net_branches", figure=more, limit=COMFORTABLE_BRANCHES)
    return scaled(SCALE.share(max(more, 0)), PASS_FROM, kind, evidence)


CHECK = Check(
    id="CN303",
    name="added-complexity",
    pass_name="Few new branches",
    fail_name="Many new branches",
    topic="complexity",
    points=1.5,
    why="Every condition, loop and case adds a path to understand and to test.",
    advice="Replace conditions with a lookup table, an early return or a type.",
    good="a lookup table in place of six comparisons",
    bad="48 new conditions in one commit",
    grounds="Branches are counted before and after on the changed lines (docs/explanation/code-facts.md). Code with "
    "more branches is harder to understand; the count grows with size, so the check has few points.",
    limits="Branches are counted in the changed lines without a parser, so a condition in a string or macro "
    "counts too. Code that moves between files isn't counted.",
    evaluate=_evaluate,
    former_name="complexity-added",
)
