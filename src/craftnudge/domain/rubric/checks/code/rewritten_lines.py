"""Few existing lines are rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, not_applicable, said, scaled
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

SCALE = LogScale((0, 1.0), (2_000, 0.0))
COMFORTABLE_LINES = 30
MET_FROM = 0.5


def _evaluate(facts: Facts) -> Outcome:
    load = facts.workload
    if load is None:
        return not_applicable("The changed lines are not known.")
    lines = load.replaced_lines
    share = SCALE.share(lines)
    return scaled(share, MET_FROM, lambda: _counted(lines, share))


def _counted(lines: int, share: float) -> Words:
    evidence = Evidence(f"{counted(lines, 'line')} took the place of others", figure=lines, limit=COMFORTABLE_LINES)
    if share >= MET_FROM:
        return said("Little of what was there is written anew.", evidence)
    return said(f"{lines:,} lines that were there are written anew.", evidence)


CHECK = Check(
    id="CN314",
    name="rewritten-lines",
    title="Little of what was there is rewritten",
    topic="rewriting",
    points=0.5,
    why="A rewritten line has to be read twice, before and after. Lines that only go or only come are easier.",
    advice="Move or reformat in a commit of its own, so that the lines that really change stand alone.",
    good="a renamed method in one commit, its new behaviour in the next",
    bad="a file reformatted while a condition in it was turned round",
    grounds="Replaced lines tell later defects a little beyond size (docs/explanation/validity.md); hence few points.",
    limits="A line that is only indented anew among others that change counts as replaced. It gave under half its"
    " points to 2 to 12 % of the commits of nine well-kept projects (docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
