"""The message has a body of the kind that the project writes, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = (
    Feature(0.2, ("body_8", "body_25", "body_60", "body_150", "body_more"), "have no body", "body", welcome=True),
    Feature(0.3, ("dashes", "stars"), "have no list", welcome=True),
    Feature(0.7, ("title_lines",), "have a title of one line"),
    Feature(0.15, ("body_stops",), "do not end the body with a full stop", welcome=True),
)
LEAST = -0.7
FULL = 0.22


def _evaluate(facts: Facts) -> Outcome:
    return fit_outcome(facts, FEATURES, LEAST, FULL)


CHECK = Check(
    id="CN405",
    name="body-habit",
    title="A body as here",
    topic="body-habit",
    points=0.48,
    why="Where every commit explains itself, one without a word stands out; elsewhere a long text does.",
    advice="Write as much of a body as the last commits here have.",
    good="Two sentences, where most commits have some.",
    bad="No body, where 45 of 50 have one.",
    grounds="Compared with the last 50 human commits by evidence for and against (docs/explanation/validity.md"
    " tells how well that tells a project's own commits from those of others).",
    limits="A project that changes its habits loses points until 50 commits show the new ones. On git's own history "
    "it fires on 5 % of human commits, on Flask's on 1 %.",
    evaluate=_evaluate,
)
