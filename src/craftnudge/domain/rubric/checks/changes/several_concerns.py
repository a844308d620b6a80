"""The changed files belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import fall, missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# Two groups of equal weight keep somewhat more than half of the points, five keep none.
ONE_GROUP = 1.0
NO_POINTS_FROM_GROUPS = 5.0
_GROUPS_SHOWN = 4
_SWEEP = passed("sweep")
_ONE_GROUP = passed("one_group")


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    groups = scope.concerns.groups
    if not groups:
        return not_applicable(scope.why_nothing_is_read)
    if len(groups) == 1:
        return _ONE_GROUP
    if scope.sweep:
        return _SWEEP
    evidence = [Evidence("file_group", path=group.paths[0], figure=len(groups)) for group in groups[:_GROUPS_SHOWN]]
    kind = "two_groups" if len(groups) == 2 else "several_groups"  # noqa: PLR2004 - as the kind says
    return graded(fall(scope.concerns.effective, ONE_GROUP, NO_POINTS_FROM_GROUPS), kind, *evidence)


CHECK = Check(
    id="CN201",
    name="several-concerns",
    pass_name="Files belong together",
    fail_name="Files look unrelated",
    topic="concerns",
    points=1.5,
    why="A commit about one thing is easier to review, to revert and to find with `git bisect`.",
    advice="Commit unrelated files separately; `git add -p` picks parts of a file.",
    good="src/cart.py, tests/test_cart.py and docs/cart.md: one group, the cart.",
    bad="src/cart.py, scripts/release.sh and lib/mailer/smtp.py: three groups.",
    grounds="Files are grouped by folder, by significant words in their names, and with their tests, documentation and "
    "build files. Figures against hand-labelled and synthetic mixed commits: docs/explanation/validity.md.",
    limits="The check compares names, not content. Two concerns in one file look like one; an interface and all "
    "its callers can look like several.",
    evaluate=_evaluate,
    former_name="one-concern",
)
