"""The message has the trailers that the project uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature, FeatureSet

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = FeatureSet(
    Feature(1.0, ("signed_off",), "no_sign_off"),
    Feature(0.4, ("co_authored",), "no_co_author"),
    Feature(0.3, ("reviewed",), "no_reviewer"),
    Feature(0.3, ("other_trailers",), "no_other_trailers"),
)
# The evidence up to which no points are earned, and from which on all are.
LEAST_EVIDENCE = -2.55
FULL_EVIDENCE = 0.12


def _evaluate(facts: Facts) -> Outcome:
    outcome = fit_outcome(facts, FEATURES, LEAST_EVIDENCE, FULL_EVIDENCE)
    if outcome.kind == "differs" and outcome.evidence[0].name == "signed_off":
        return outcome._replace(kind="no_sign_off")
    return outcome


CHECK = Check(
    id="CN406",
    name="project-trailers",
    pass_name="Trailers follow project style",
    fail_name="Trailers differ from project style",
    topic="trailers",
    points=0.95,
    why="Projects that require sign-offs or review trailers reject commits without them.",
    advice="Add the trailers that the last commits have; `git commit -s` signs off.",
    good="Signed-off-by, in a project that signs off its commits.",
    bad="No trailer, where 50 of 50 commits are signed off.",
    grounds="The form is compared with the last 50 human commits as in a naive Bayes classifier; "
    "docs/explanation/validity.md says how well that separates a project's own commits from those of others.",
    limits="After a project changes its style, commits lose points until 50 of them follow the new style.",
    evaluate=_evaluate,
    former_name="house-trailers",
    quick_fix=True,
)
