"""The subject has the prefix that the project uses, or none where it uses none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.fit.project_fit import Feature, Finding, known_word

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.fit.project_fit import ProjectFit

FEATURES = (
    Feature(0.75, ("conventional", "either_prefix", "area", "bracket"), "begin without a prefix"),
    Feature(0.4, ("scoped",), "name no scope"),
    Feature(0.45, ("nested_area",), "name no part within a part"),
)
LEAST = -2.97
FULL = 1.1
# What a known or an unknown area and scope are worth.
AREA_WEIGHT = 0.4
SCOPE_WEIGHT = 0.7


def _evaluate(facts: Facts) -> Outcome:
    fit = facts.project_fit
    return fit_outcome(facts, FEATURES, LEAST, FULL, () if fit is None else _known_words(fit))


def _known_words(fit: ProjectFit) -> list[Finding]:
    """What the area and the scope say: known ones for the message, new ones against it where new ones are rare."""
    past, traits = fit.past, fit.traits
    prefixes = sum(past.habits.get(name, 0) for name in ("area", "bracket", "either_prefix"))
    found = []
    for weight, word, table, total in (
        (AREA_WEIGHT, traits.area, past.areas, prefixes),
        (SCOPE_WEIGHT, traits.scope, past.scopes, past.habits.get("scoped", 0)),
    ):
        if word and total:
            count = table.get(word, 0)
            usual = f"name {word}" if count else "name a part that is known here"
            feature = Feature(weight, (), usual)
            known = sum(table.values())
            evidence = weight * known_word(count, known, total)
            found.append(Finding(feature, None if count else word, count, evidence, count or known))
    return found


CHECK = Check(
    id="CN401",
    name="house-prefix",
    title="The prefix in use here",
    topic="prefix",
    points=1.92,
    why="Prefixes are how a project's log is scanned and how its changelog is made.",
    advice="Begin as the last commits here do; Conventional Commits only where the project uses them.",
    good="feat(cart): sum up per currency, where others begin so.",
    bad="Sum up per currency, where 48 of 50 begin with a type.",
    grounds="Compared with the last 50 human commits by evidence for and against (docs/explanation/validity.md"
    " tells how well that tells a project's own commits from those of others).",
    limits="A project that changes its habits loses points until 50 commits show the new ones. On git's own history "
    "it fires on 3 % of human commits, on Flask's on 1 %.",
    evaluate=_evaluate,
)
