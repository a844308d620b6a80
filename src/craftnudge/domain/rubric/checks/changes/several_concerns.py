"""The change has one concern: its files belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import fall, why_no_scope
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed, said
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# Two groups of equal weight leave somewhat more than half of the points, five leave none.
ONE_CONCERN = 1.0
FAR_TOO_MANY = 5.0
_GROUPS_NAMED = 4


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(why_no_scope(facts.record))
    groups = scope.concerns.groups
    if not groups:
        return not_applicable("Nothing in it was written by hand.")
    if scope.sweep:
        return passed("It makes the same small change in many files.", Evidence(f"{len(scope.kept)} files, evenly"))
    if len(groups) == 1:
        return passed(
            lambda: said(
                "Its files belong together.", Evidence(f"one group: {groups[0].name}", path=groups[0].paths[0])
            )
        )
    evidence = [
        Evidence(
            f"{group.name}: {counted(group.lines, 'line')} in {counted(len(group.paths), 'file')}",
            path=group.paths[0],
            figure=len(groups),
        )
        for group in groups[:_GROUPS_NAMED]
    ]
    share = fall(scope.concerns.effective, ONE_CONCERN, FAR_TOO_MANY)
    return graded(
        share,
        f"Its files fall into {len(groups)} groups that nothing in their names or folders ties together.",
        *evidence,
        advice=f"See whether {groups[1].name} could be a commit of its own: git reset -p, or git add -p next time.",
    )


CHECK = Check(
    id="CN201",
    name="one-concern",
    title="One concern",
    topic="concerns",
    points=2,
    why="A commit with one concern can be read in one go, reverted alone, and found by git bisect.",
    advice="Commit each concern by itself: git add -p takes a part of a file.",
    good="src/cart.py, tests/test_cart.py and docs/cart.md: one group, the cart.",
    bad="src/cart.py, scripts/release.sh and lib/mailer/smtp.py: three groups.",
    grounds="Files are grouped by folder, by telling words in their names, and with their tests, documentation and"
    " build files. Figures against hand-labelled and synthetic mixed commits: docs/explanation/validity.md.",
    limits="It knows names, not content: two concerns in one file look like one, and a change of an interface with "
    "all its callers can look like several. On git's own history it fires on 0 % of human commits, on Flask's "
    "on 0 %.",
    evaluate=_evaluate,
)
