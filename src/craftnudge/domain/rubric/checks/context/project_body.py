"""The message has a body like those of the project, or none where the project writes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature, FeatureSet

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = FeatureSet(
    Feature(0.2, ("body_8", "body_25", "body_60", "body_150", "body_more"), "no_body", "body", welcome=True),
    Feature(0.3, ("dashes", "stars"), "no_list", welcome=True),
    Feature(0.7, ("title_lines",), "one_line_title"),
    Feature(0.15, ("body_stops",), "no_body_stop", welcome=True),
)
# The evidence up to which no points are earned, and from which on all are.
LEAST_EVIDENCE = -0.7
FULL_EVIDENCE = 0.22


def _evaluate(facts: Facts) -> Outcome:
    return fit_outcome(facts, FEATURES, LEAST_EVIDENCE, FULL_EVIDENCE)


CHECK = Check(
    id="CN405",
    name="project-body",
    pass_name="Body follows project style",
    fail_name="Body differs from project style",
    topic="body-habit",
    points=0.3,
    why="Where most commits explain themselves, one without a body stands out.",
    advice="Write a body like those of the last commits in this repository.",
    good="Two sentences, where most commits have some.",
    bad="No body, where 45 of 50 commits have one.",
    grounds="The form is compared with the last 50 human commits as in a naive Bayes classifier; "
    "docs/explanation/validity.md says how well that separates a project's own commits from those of others.",
    limits="After a project changes its style, commits lose points until 50 of them follow the new style.",
    evaluate=_evaluate,
    former_name="body-habit",
)
