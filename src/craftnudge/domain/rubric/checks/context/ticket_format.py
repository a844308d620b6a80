"""The subject and body refer to tickets as the project does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature, FeatureSet

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

FEATURES = FeatureSet(
    Feature(0.95, ("pull_last",), "no_pull_last"),
    Feature(0.4, ("ticket",), "no_ticket"),
    Feature(0.6, ("closes_in_body",), "no_closes_in_body"),
)
# The evidence up to which no points are earned, and from which on all are.
LEAST_EVIDENCE = -2.45
FULL_EVIDENCE = 0.8


def _evaluate(facts: Facts) -> Outcome:
    return fit_outcome(facts, FEATURES, LEAST_EVIDENCE, FULL_EVIDENCE)


CHECK = Check(
    id="CN402",
    name="ticket-format",
    pass_name="Ticket follows project style",
    fail_name="Ticket differs from project style",
    topic="ticket-form",
    points=1.1,
    why="People and tools look for a ticket where the project always puts it.",
    advice="Put the ticket where the last commits in this repository put it.",
    good="Reject expired tokens (#12), where other subjects end this way.",
    bad="#12 at the start, where other subjects have it at the end.",
    grounds="The form is compared with the last 50 human commits as in a naive Bayes classifier; "
    "docs/explanation/validity.md says how well that separates a project's own commits from those of others.",
    limits="After a project changes its style, commits lose points until 50 of them follow the new style.",
    evaluate=_evaluate,
    former_name="ticket-form",
)
