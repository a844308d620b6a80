"""The change is made in few places of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import fall
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, graded, not_applicable, said
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEW_HUNKS = 3
FAR_TOO_MANY_HUNKS = 100


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None or scope.hunks is None:
        return not_applicable("The places that it changes were not counted.")
    if not scope.kept or scope.hunks == 0:
        return not_applicable("It changes no lines that were written by hand.")
    if scope.sweep:
        return not_applicable("It makes the same small change in many files.")
    hunks, files = scope.hunks, len(scope.files)
    return graded(fall(hunks, FEW_HUNKS, FAR_TOO_MANY_HUNKS), lambda: _counted(hunks, files))


def _counted(hunks: int, files: int) -> Words:
    where = "one file" if files == 1 else f"{files} files"
    return said(
        f"It changes one place in {where}." if hunks == 1 else f"It changes {hunks} separate places in {where}.",
        Evidence(counted(hunks, "hunk"), figure=hunks, limit=FEW_HUNKS),
    )


CHECK = Check(
    id="CN202",
    name="scattered-places",
    title="Few separate places",
    topic="scatter",
    points=3.5,
    why="Each separate place is one more thing that a reader has to connect with the reason of the change.",
    advice="Look at the places one by one in git add -p, and leave out what the reason does not need.",
    good="Three hunks: the new check, its call, its test.",
    bad="Sixty hunks over the whole program, some of them blanks.",
    grounds="The number of hunks tells mixed from single fixes best of all figures of a change (JRuby, labelled by"
    " hand by Herzig and Zeller 2013; docs/explanation/validity.md).",
    limits="A change made evenly in many files, such as a rename, is not judged here; one made unevenly is. On git's "
    "own history it fires on 3 % of human commits, on Flask's on 2 %.",
    evaluate=_evaluate,
)
