"""The change takes little time to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.change.scope import missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# By the added lines of code that take as long to read.
SCALE = LogScale((10, 1.0), (20, 0.9), (60, 0.78), (200, 0.65), (700, 0.5), (2_500, 0.3), (10_000, 0.0))
COMFORTABLE_EFFORT = 200
PASS_FROM = 0.65
_ONLY_GENERATED = not_applicable("only_generated_files")


def _evaluate(facts: Facts) -> Outcome:
    scope, load = facts.scope, facts.workload
    if scope is None or load is None:
        return not_applicable(missing_scope_kind(facts.record))
    if not scope.kept:
        return _ONLY_GENERATED
    share = SCALE.share(load.effort)
    evidence = Evidence("reading_effort", figure=round(load.effort), limit=COMFORTABLE_EFFORT)
    return scaled(share, PASS_FROM, "quick" if share >= PASS_FROM else "long", evidence)


CHECK = Check(
    id="CN213",
    name="reading-effort",
    pass_name="Quick to read",
    fail_name="Takes long to read",
    topic="size",
    points=6.5,
    why="The more there is to read, the less closely reviewers read it.",
    advice="Commit each step that works on its own.",
    good="12 added lines in two places",
    bad="40 edits in nine files, 300 lines of them rewritten",
    grounds="Over 293 commits of 70 projects this figure agrees with reviewers' marks of the change better than lines, "
    "files or edits alone (docs/explanation/validity.md).",
    limits="The check counts lines and edits, not ideas: a large change can still be one change. Generated, lock"
    " and vendored files don't count. Tests, documentation, data and translations count little.",
    evaluate=_evaluate,
)
