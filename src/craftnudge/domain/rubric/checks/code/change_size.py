"""The change is small enough to be read with care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, not_applicable, said, scaled
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.change.workload import Workload
    from craftnudge.domain.rubric.facts import Facts

SCALE = LogScale((0, 1.0), (10, 0.79), (50, 0.61), (200, 0.47), (800, 0.31), (3_200, 0.17), (20_000, 0.0))
COMFORTABLE_LINES = 100
MET_FROM = 0.53


def _evaluate(facts: Facts) -> Outcome:
    load = facts.workload
    if load is None:
        return not_applicable("The changed lines are not known.")
    share = SCALE.share(load.weighted_lines)
    return scaled(share, MET_FROM, lambda: _counted(load, share))


def _counted(load: Workload, share: float) -> Words:
    lines = round(load.weighted_lines)
    path = load.largest.path if load.largest and lines > COMFORTABLE_LINES else None
    evidence = Evidence(
        f"{counted(lines, 'line')}, where a line of configuration counts 0.6, of prose 0.2",
        path=path,
        figure=lines,
        limit=COMFORTABLE_LINES,
    )
    if share >= MET_FROM:
        return said(f"Small enough to be read at one go: {counted(lines, 'line')}.", evidence)
    return said(f"{counted(lines, 'line')} are to be read in this one commit.", evidence)


CHECK = Check(
    id="CN301",
    name="change-size",
    title="Few enough added lines to read with care",
    topic="size",
    points=5.75,
    why="The more lines a commit adds, the more often a fault was found in it later; no other figure of a change tells"
    " as much. A reader's care runs out too.",
    advice="Commit each step that works on its own: first what prepares, then what changes, then what cleans up.",
    good="42 added lines and their test",
    bad="1,900 added lines over parser, cache and command line",
    grounds="Added lines alone tell commits with a later defect from others with an area under the curve of 0.77 within"
    " a project; what share of commits is faulty rises from band to band (docs/explanation/validity.md).",
    limits="Size is a chance of trouble, not a fault: a large generated table that does not say so looks like "
    "work. It gave under half its points to 1 to 12 % of the commits of nine well-kept projects "
    "(docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
