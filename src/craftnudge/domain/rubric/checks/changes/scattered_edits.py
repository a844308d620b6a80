"""The change is made in few places of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.change.scope import missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEW_EDITS = 5
SCALE = LogScale((1, 1.0), (3, 0.88), (8, 0.74), (20, 0.58), (60, 0.35), (200, 0.0))
PASS_FROM = 0.8
_NOT_COUNTED = not_applicable("edits_not_counted")
_NO_LINES = not_applicable("no_changed_lines")
_SWEEP = not_applicable("sweep")


def _evaluate(facts: Facts) -> Outcome:
    scope, load = facts.scope, facts.workload
    if scope is None or load is None:
        return not_applicable(missing_scope_kind(facts.record))
    edits = load.edits
    if edits is None:
        return _NOT_COUNTED
    if not scope.read:
        return not_applicable(scope.why_nothing_is_read)
    if edits == 0:
        return _NO_LINES
    if scope.sweep:
        return _SWEEP
    return scaled(SCALE.share(edits), PASS_FROM, "edits", Evidence("hunks", figure=edits, limit=FEW_EDITS))


CHECK = Check(
    id="CN202",
    name="scattered-edits",
    pass_name="Edits in few places",
    fail_name="Edits in many places",
    topic="scatter",
    points=6,
    why="Reviewers have to connect each separate edit with the purpose of the change.",
    advice="Use `git add -p` to leave out edits that belong elsewhere.",
    good="Three edits: the new check, its call, its test.",
    bad="Sixty edits all over the program, some of them whitespace.",
    grounds="Of all figures of a change, the number of hunks separates mixed fixes from single ones best (JRuby, "
    "labelled by hand by Herzig and Zeller 2013; docs/explanation/validity.md).",
    limits="The same edit in many files, such as a rename, isn't scored. Edits in generated files are left out "
    "by their share of the lines.",
    evaluate=_evaluate,
    former_name="scattered-places",
)
