"""The subject and body format code names and numbers as the project does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature, FeatureSet

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = FeatureSet(
    Feature(0.4, ("backticks",), "no_backticks"),
    Feature(0.4, ("code_words",), "no_code_words"),
    Feature(0.5, ("hyphen",), "no_hyphen"),
    Feature(0.3, ("dot",), "no_dot"),
    Feature(0.4, ("underscore",), "no_underscore"),
    Feature(0.5, ("acronym",), "no_acronym"),
    Feature(0.2, ("inner_capital",), "no_inner_capital"),
    Feature(0.15, ("digits",), "no_digits"),
    Feature(0.5, ("non_ascii",), "ascii_only"),
    Feature(1.0, ("other_script",), "latin_script"),
)
# The evidence up to which no points are earned, and from which on all are.
LEAST_EVIDENCE = -1.1
FULL_EVIDENCE = 0.37


def _evaluate(facts: Facts) -> Outcome:
    return fit_outcome(facts, FEATURES, LEAST_EVIDENCE, FULL_EVIDENCE)


CHECK = Check(
    id="CN407",
    name="name-formatting",
    pass_name="Formats code names like the project",
    fail_name="Formats code names differently",
    topic="wording-signs",
    points=0.5,
    why="People search the log for code names, and find them only if all commits write them the same way.",
    advice="Write code names like the last commits in this repository do.",
    good="`parse_header()` in backticks, as in other commits.",
    bad="parse_header() without backticks, where other commits use them.",
    grounds="The form is compared with the last 50 human commits as in a naive Bayes classifier; "
    "docs/explanation/validity.md says how well that separates a project's own commits from those of others.",
    limits="After a project changes its style, commits lose points until 50 of them follow the new style.",
    evaluate=_evaluate,
    former_name="wording-signs",
)
