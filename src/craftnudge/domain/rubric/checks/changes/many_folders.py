"""The change stays within one or two parts of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import fall, why_no_scope
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, graded, not_applicable, said
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.change.scope import Scope
    from craftnudge.domain.rubric.facts import Facts

FEW_PLACES = 1
TOO_MANY_PLACES = 8
_PLACES_NAMED = 4
_NOTHING = not_applicable("Nothing in it was written by hand.")
_SWEEP = not_applicable("It makes the same small change in many files.")


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(why_no_scope(facts.record))
    if not scope.kept:
        return _NOTHING
    if scope.sweep:
        return _SWEEP
    places = len(scope.places)
    return graded(fall(places, FEW_PLACES, TOO_MANY_PLACES), lambda: _reached(scope))


def _reached(scope: Scope) -> Words:
    places = sorted(scope.places)
    named = ", ".join(place or "the top" for place in places[:_PLACES_NAMED])
    more = f" and {len(places) - _PLACES_NAMED} more" if len(places) > _PLACES_NAMED else ""
    return said(
        f"It reaches into {counted(len(places), 'part')} of the tree: {named}{more}.",
        Evidence(counted(len(places), "folder"), figure=len(places), limit=FEW_PLACES),
    )


CHECK = Check(
    id="CN204",
    name="folders",
    title="Few parts of the tree",
    topic="folders",
    points=0.5,
    why="Folders mirror responsibilities; a change that reaches into many of them is hard to give to one reviewer.",
    advice="Where the parts could be merged one after the other, make one commit of each.",
    good="src/cart/ and tests/cart/, which count as one.",
    bad="cart/, mail/, deploy/ and scripts/ in one commit.",
    grounds="Folders without those of layout (src, lib, tests, ...): the number of concerns of synthetic mixed commits"
    " follows it closely, hand-labelled ones less so (docs/explanation/validity.md).",
    limits="Projects that keep many folders for one feature look more spread than they are. On git's own history it "
    "fires on 0 % of human commits, on Flask's on 1 %.",
    evaluate=_evaluate,
)
