"""The subject is about as long as the subjects of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.message_traits import COLUMN_BANDS, WORD_BANDS
from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature, FeatureSet

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = FeatureSet(
    Feature(0.2, tuple(f"columns_{limit}" for limit in (*COLUMN_BANDS, "more")), "no_subject"),
    Feature(0.25, tuple(f"words_{limit}" for limit in (*WORD_BANDS, "more")), "no_subject"),
)
# The evidence up to which no points are earned, and from which on all are.
LEAST_EVIDENCE = -0.6
FULL_EVIDENCE = 0.2


def _evaluate(facts: Facts) -> Outcome:
    return fit_outcome(facts, FEATURES, LEAST_EVIDENCE, FULL_EVIDENCE)


CHECK = Check(
    id="CN404",
    name="project-subject-length",
    pass_name="Usual subject length",
    fail_name="Unusual subject length",
    topic="usual-length",
    points=0.35,
    why="A log is easier to scan when its subjects are about equally long.",
    advice="Make the subject about as long as the last ones in this repository.",
    good="Six words, as in most commits.",
    bad="fix, where other subjects have six words.",
    grounds="The form is compared with the last 50 human commits as in a naive Bayes classifier; "
    "docs/explanation/validity.md says how well that separates a project's own commits from those of others.",
    limits="After a project changes its style, commits lose points until 50 of them follow the new style.",
    evaluate=_evaluate,
    former_name="subject-width",
)
