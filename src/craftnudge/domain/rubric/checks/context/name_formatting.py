"""Names of code, figures and signs are used as they are in this project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = (
    Feature(0.4, ("backticks",), "put nothing between backticks"),
    Feature(0.4, ("code_words",), "name no code in the subject"),
    Feature(0.5, ("hyphen",), "have no hyphen in the subject"),
    Feature(0.3, ("dot",), "have no dot in the subject"),
    Feature(0.4, ("underscore",), "have no underscore in the subject"),
    Feature(0.5, ("acronym",), "have no word in capitals"),
    Feature(0.2, ("inner_capital",), "have no name with a capital letter"),
    Feature(0.15, ("digits",), "have no figure in the subject"),
    Feature(0.5, ("non_ascii",), "keep to ASCII"),
    Feature(1.0, ("other_script",), "are written in the Latin script"),
)
LEAST = -1.1
FULL = 0.37


def _evaluate(facts: Facts) -> Outcome:
    return fit_outcome(facts, FEATURES, LEAST, FULL)


CHECK = Check(
    id="CN407",
    name="wording-signs",
    title="Signs used as here",
    topic="wording-signs",
    points=0.72,
    why="How a project writes names of code is part of how its log is searched.",
    advice="Write names of code as the last commits here do.",
    good="`parse_header()` between backticks, as others do.",
    bad="The same without backticks.",
    grounds="Compared with the last 50 human commits by evidence for and against (docs/explanation/validity.md"
    " tells how well that tells a project's own commits from those of others).",
    limits="A project that changes its habits loses points until 50 commits show the new ones. On git's own history "
    "it fires on 3 % of human commits, on Flask's on 6 %.",
    evaluate=_evaluate,
)
