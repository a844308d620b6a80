"""The change does not add many branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, not_applicable, said, scaled
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

SCALE = LogScale((2, 1.0), (10, 0.8), (30, 0.5), (100, 0.2), (400, 0.0))
COMFORTABLE_BRANCHES = 15
MET_FROM = 0.7
_NOT_MEASURED = not_applicable("The changed lines were not measured.")
_NO_BRANCHES = not_applicable("No condition, loop or case is among the changed lines.")


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is None:
        return _NOT_MEASURED
    added, deleted = code.count("branches_added"), code.count("branches_deleted")
    if not added and not deleted:
        return _NO_BRANCHES
    share = SCALE.share(max(added - deleted, 0))
    return scaled(share, MET_FROM, lambda: _counted(added, deleted, share))


def _counted(added: int, deleted: int, share: float) -> Words:
    net = added - deleted
    evidence = Evidence(
        f"conditions, loops and cases: {added} added, {deleted} taken away", figure=net, limit=COMFORTABLE_BRANCHES
    )
    if net < 0:
        return said(f"{counted(-net, 'branch', 'branches')} fewer than before.", evidence)
    if share >= MET_FROM:
        return said("Few branches are added.", evidence)
    return said(f"{net} branches are added: as many paths to think of.", evidence)


CHECK = Check(
    id="CN303",
    name="complexity-added",
    title="Few branches are added at once",
    topic="complexity",
    points=1.25,
    why="Every condition, loop and case is one more way through the code that a reader must follow and a test take.",
    advice="Look for a table, an early return or a type that takes several conditions away.",
    good="a lookup table in place of six comparisons",
    bad="48 new conditions in one commit",
    grounds="Branches are counted before and after on the changed lines (docs/explanation/code-facts.md). As much code"
    " with more branches is harder to hold in mind; the figure grows with size, so it has few points.",
    limits="Counted from the lines alone, without a parser: a condition in a string or a macro counts. Code that "
    "moved from file to file cancels out. It gave under half its points to 0 to 1 % of the commits of "
    "nine well-kept projects (docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
