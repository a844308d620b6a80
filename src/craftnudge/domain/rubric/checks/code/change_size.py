"""The commit adds few enough lines to review carefully."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# By added lines, each counted by its kind of file (`LINE_WEIGHT`).
SCALE = LogScale(
    (0, 1.0), (1, 0.88), (10, 0.75), (30, 0.66), (100, 0.55), (300, 0.42), (1_000, 0.28), (4_000, 0.12), (20_000, 0.0)
)
COMFORTABLE_LINES = 100
PASS_FROM = 0.55
_NO_FILES = not_applicable("no_files")


def _evaluate(facts: Facts) -> Outcome:
    load = facts.workload
    if load is None:
        return _NO_FILES
    lines = round(load.weighted_lines)
    share = SCALE.share(load.weighted_lines)
    path = load.largest.path if load.largest and lines > COMFORTABLE_LINES else None
    evidence = Evidence("weighted_lines", path=path, figure=lines, limit=COMFORTABLE_LINES)
    return scaled(share, PASS_FROM, "reviewable" if share >= PASS_FROM else "large", evidence)


CHECK = Check(
    id="CN301",
    name="change-size",
    pass_name="Reviewable size",
    fail_name="Too large to review",
    topic="size",
    points=9.25,
    why="The more lines a commit adds, the more often a bug is found in it later. Nothing else we measured "
    "predicts bugs as well.",
    advice="Commit each step that works on its own.",
    good="42 added lines and their test",
    bad="1,900 added lines in the parser, the cache and the command line",
    grounds="Within a project, added lines alone separate commits with a later defect from others with an AUC of 0.77; "
    "the share of faulty commits rises with size (docs/explanation/validity.md).",
    limits="Size is a risk, not a mistake. A large generated table that isn't marked as generated counts as code.",
    evaluate=_evaluate,
)
