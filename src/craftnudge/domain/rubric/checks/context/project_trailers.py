"""The message has the trailers that the project asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = (
    Feature(1.0, ("signed_off",), "are not signed off"),
    Feature(0.4, ("co_authored",), "name no co-author"),
    Feature(0.3, ("reviewed",), "name no reviewer"),
    Feature(0.3, ("other_trailers",), "have no other trailers"),
)
LEAST = -2.55
FULL = 0.12


def _evaluate(facts: Facts) -> Outcome:
    return fit_outcome(facts, FEATURES, LEAST, FULL)


CHECK = Check(
    id="CN406",
    name="house-trailers",
    title="Trailers as here",
    topic="trailers",
    points=1.28,
    why="Sign-offs and review trailers are often required: without them a commit is sent back.",
    advice="Add the trailers that the last commits here have: git commit -s signs off.",
    good="Signed-off-by, in a project that signs off.",
    bad="None, where 50 of 50 are signed off.",
    grounds="Compared with the last 50 human commits by evidence for and against (docs/explanation/validity.md"
    " tells how well that tells a project's own commits from those of others).",
    limits="A project that changes its habits loses points until 50 commits show the new ones. On git's own history "
    "it fires on 1 % of human commits, on Flask's on 0 %.",
    evaluate=_evaluate,
)
