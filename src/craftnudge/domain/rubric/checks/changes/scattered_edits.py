"""The change is made in few places of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import fall, missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEW_HUNKS = 3
NO_POINTS_FROM_HUNKS = 100
_NOT_COUNTED = not_applicable("edits_not_counted")
_ONLY_GENERATED = not_applicable("only_generated_files")
_NO_LINES = not_applicable("no_changed_lines")
_SWEEP = not_applicable("sweep")


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    hunks = scope.hunks
    if hunks is None:
        return _NOT_COUNTED
    if not scope.kept:
        return _ONLY_GENERATED
    if hunks == 0:
        return _NO_LINES
    if scope.sweep:
        return _SWEEP
    return graded(
        fall(hunks, FEW_HUNKS, NO_POINTS_FROM_HUNKS), "edits", Evidence("hunks", figure=hunks, limit=FEW_HUNKS)
    )


CHECK = Check(
    id="CN202",
    name="scattered-edits",
    pass_name="Edits in few places",
    fail_name="Edits in many places",
    topic="scatter",
    points=8,
    why="Reviewers must connect each separate edit with the purpose of the change.",
    advice="Use `git add -p` to leave out edits that belong elsewhere.",
    good="Three edits: the new check, its call, its test.",
    bad="Sixty edits all over the program, some of them whitespace.",
    grounds="Of all figures of a change, the number of hunks separates mixed fixes from single ones best (JRuby, "
    "labelled by hand by Herzig and Zeller 2013; docs/explanation/validity.md).",
    limits="An even edit of many files, such as a rename, is not scored; an uneven one is. Fires on 3% of human "
    "commits in git's history and on 2% in Flask's.",
    evaluate=_evaluate,
    former_name="scattered-places",
)
