"""The change stays within one or two folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import fall, missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

ALL_POINTS_UP_TO_FOLDERS = 1
NO_POINTS_FROM_FOLDERS = 8
_SWEEP = not_applicable("sweep")
_ONE_FOLDER = passed("one_folder", Evidence("folders", figure=1, limit=ALL_POINTS_UP_TO_FOLDERS))


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    if not scope.read:
        return not_applicable(scope.why_nothing_is_read)
    if scope.sweep:
        return _SWEEP
    folders = scope.places
    count = len(folders)
    if count == 1:
        return _ONE_FOLDER
    # "." is the top level of the repository.
    names = ", ".join([folder or "." for folder in sorted(folders)])
    share = fall(count, ALL_POINTS_UP_TO_FOLDERS, NO_POINTS_FROM_FOLDERS)
    return graded(share, "folders", Evidence("folders", quote=names, figure=count, limit=ALL_POINTS_UP_TO_FOLDERS))


CHECK = Check(
    id="CN204",
    name="many-folders",
    pass_name="Few folders",
    fail_name="Changes many folders",
    topic="folders",
    points=0.5,
    why="Folders often have different reviewers. A change in many folders is hard to assign to one.",
    advice="Make a separate commit for each folder that can be merged on its own.",
    good="src/cart/ and tests/cart/, which count as one.",
    bad="cart/, mail/, deploy/ and scripts/ in one commit.",
    grounds="Folders are counted without layout folders (src, lib, tests, ...). The count closely follows the number "
    "of concerns in synthetic mixed commits, less so in hand-labelled ones (docs/explanation/validity.md).",
    limits="Projects that keep one feature in many folders look more spread out than they are.",
    evaluate=_evaluate,
    former_name="folders",
)
