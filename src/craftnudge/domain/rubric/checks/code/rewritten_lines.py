"""Few existing lines are rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

SCALE = LogScale((0, 1.0), (5, 0.85), (20, 0.72), (100, 0.55), (1_000, 0.2), (5_000, 0.0))
COMFORTABLE_LINES = 30
PASS_FROM = 0.68
_NO_FILES = not_applicable("no_files")


def _evaluate(facts: Facts) -> Outcome:
    load = facts.workload
    if load is None:
        return _NO_FILES
    lines = load.replaced_lines
    return scaled(
        SCALE.share(lines), PASS_FROM, "rewritten", Evidence("replaced_lines", figure=lines, limit=COMFORTABLE_LINES)
    )


CHECK = Check(
    id="CN314",
    name="rewritten-lines",
    pass_name="Few lines rewritten",
    fail_name="Many lines rewritten",
    topic="rewriting",
    points=2.5,
    why="Reviewers have to read a rewritten line twice: before and after.",
    advice="Commit moves and reformatting separately from real changes.",
    good="a renamed method in one commit, its new behaviour in the next",
    bad="a file reformatted while one of its conditions was inverted",
    grounds="Replaced lines predict later defects slightly better than size alone (docs/explanation/validity.md), so "
    "the check has few points.",
    limits="In a changed block, a line that is only re-indented counts as replaced.",
    evaluate=_evaluate,
)
