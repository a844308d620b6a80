"""The subject begins and ends as the subjects of the project do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature, FeatureSet

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = FeatureSet(
    Feature(1.1, ("gitmoji", "emoji", "key_first", "number_first"), "word_first"),
    Feature(0.55, ("capital", "small"), "no_case"),
    Feature(0.75, ("period",), "no_period"),
    Feature(0.35, ("ends_ed", "ends_s", "ends_ing"), "plain_verb"),
)
# The evidence up to which no points are earned, and from which on all are.
LEAST_EVIDENCE = -2.45
FULL_EVIDENCE = 0.45


def _evaluate(facts: Facts) -> Outcome:
    return fit_outcome(facts, FEATURES, LEAST_EVIDENCE, FULL_EVIDENCE)


CHECK = Check(
    id="CN403",
    name="subject-style",
    pass_name="Subject follows project style",
    fail_name="Subject differs from project style",
    topic="opening",
    points=1.05,
    why="A log is easier to scan when all subjects have the same form.",
    advice="Write the subject in the form of the last commits in this repository.",
    good="fix the cache key, where other subjects begin with a small letter.",
    bad="Fixed the cache key., where other subjects begin with a small letter and have no period.",
    grounds="The form is compared with the last 50 human commits as in a naive Bayes classifier; "
    "docs/explanation/validity.md says how well that separates a project's own commits from those of others.",
    limits="After a project changes its style, commits lose points until 50 of them follow the new style.",
    evaluate=_evaluate,
    former_name="opening",
)
