"""The subject has the prefix that the project uses, or none where the project uses none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature, FeatureSet, WordFit, word_evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.fit.project_fit import ProjectFit

FEATURES = FeatureSet(
    Feature(0.75, ("conventional", "either_prefix", "area", "bracket"), "no_prefix"),
    Feature(0.4, ("scoped",), "no_scope"),
    Feature(0.45, ("nested_area",), "no_nested_area"),
)
# The evidence up to which no points are earned, and from which on all are.
LEAST_EVIDENCE = -2.97
FULL_EVIDENCE = 1.1
# How much a known or a new area and scope weigh.
AREA_WEIGHT = 0.4
SCOPE_WEIGHT = 0.7


def _evaluate(facts: Facts) -> Outcome:
    fit = facts.project_fit
    return fit_outcome(facts, FEATURES, LEAST_EVIDENCE, FULL_EVIDENCE, () if fit is None else _word_fits(fit))


def _word_fits(fit: ProjectFit) -> list[WordFit]:
    """The evidence of the area and of the scope: a new word counts against the message where new words are rare."""
    past, traits = fit.past, fit.traits
    fits = []
    if traits.area and (total := sum(past.habits.get(name, 0) for name in ("area", "bracket", "either_prefix"))):
        fits.append(_word_fit("new_area", traits.area, past.areas, total, AREA_WEIGHT))
    if traits.scope and (total := past.habits.get("scoped", 0)):
        fits.append(_word_fit("new_scope", traits.scope, past.scopes, total, SCOPE_WEIGHT))
    return fits


def _word_fit(
    kind: Literal["new_area", "new_scope"], word: str, table: Mapping[str, int], total: int, weight: float
) -> WordFit:
    count, known = table.get(word, 0), sum(table.values())
    return WordFit("known_word" if count else kind, word, weight * word_evidence(count, known, total), count or known)


CHECK = Check(
    id="CN401",
    name="project-prefix",
    pass_name="Prefix follows project style",
    fail_name="Prefix differs from project style",
    topic="prefix",
    points=1.45,
    why="People scan the log by prefix, and release tools build changelogs from prefixes.",
    advice="Start the subject like the last commits in this repository.",
    good="feat(cart): sum up per currency, where other subjects begin with a type.",
    bad="Sum up per currency, where 48 of 50 subjects begin with a type.",
    grounds="The form is compared with the last 50 human commits as in a naive Bayes classifier; "
    "docs/explanation/validity.md says how well that separates a project's own commits from those of others.",
    limits="After a project changes its style, commits lose points until 50 of them follow the new style.",
    evaluate=_evaluate,
    former_name="house-prefix",
)
