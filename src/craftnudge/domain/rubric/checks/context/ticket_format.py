"""The subject and body name tickets the way that the project does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = (
    Feature(0.95, ("pull_last",), "end the subject without a number"),
    Feature(0.4, ("ticket",), "name no ticket in the subject"),
    Feature(0.6, ("closes_in_body",), "name no ticket in the body"),
)
LEAST = -2.45
FULL = 0.8


def _evaluate(facts: Facts) -> Outcome:
    return fit_outcome(facts, FEATURES, LEAST, FULL)


CHECK = Check(
    id="CN402",
    name="ticket-form",
    title="Tickets named as here",
    topic="ticket-form",
    points=1.52,
    why="People and programs find a ticket where they expect it.",
    advice="Name the ticket where the last commits here name it.",
    good="Reject expired tokens (#12), where others end so.",
    bad="#12 in front, where others put it at the end.",
    grounds="Compared with the last 50 human commits by evidence for and against (docs/explanation/validity.md"
    " tells how well that tells a project's own commits from those of others).",
    limits="A project that changes its habits loses points until 50 commits show the new ones. On git's own history "
    "it fires on 1 % of human commits, on Flask's on 2 %.",
    evaluate=_evaluate,
)
