"""A configuration as the rubric takes it: what is judged and how, and the rules that a project wrote down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.problems import Finding
from craftnudge.domain.rubric.project_rules import ProjectRules
from craftnudge.domain.rubric.registry import find_check
from craftnudge.domain.rubric.rubric_settings import RubricSettings
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.adapters.config.effective import Configuration


def rubric_settings(configuration: Configuration) -> RubricSettings:
    """What the configuration changes in a verdict. Checks that do not exist are passed over (`unknown_checks`)."""
    points = {check: value for name, value in configuration["checks.points"].items() if (check := _id_of(name))}
    return RubricSettings(
        off=frozenset(check for name in configuration["checks.off"] if (check := _id_of(name))),
        points=points,
        ignored_authors=configuration["ignore.authors"],
        ignored_paths=configuration["ignore.paths"],
        coach_bots=not configuration["ignore.bots"],
    )


def project_rules(configuration: Configuration) -> ProjectRules:
    """The rules that the project wrote down, here or for another tool."""
    return ProjectRules(
        conventional=configuration["house-style.convention"] == "conventional",
        types=configuration["house-style.types"],
        scopes=configuration["house-style.scopes"],
        subject_chars=configuration["house-style.subject-chars"],
        subject_pattern=configuration["house-style.subject-pattern"],
        body_line_chars=configuration["house-style.body-line-chars"],
        body_required=configuration["house-style.body-required"],
        sign_off=configuration["house-style.sign-off"],
        ticket_pattern=configuration["ticket.pattern"],
        ticket_required=configuration["ticket.required"],
        ai_attribution=configuration["ai-attribution"],
    )


def asks_nothing(configuration: Configuration) -> bool:
    """Whether a gate would open for every commit: no least score is set, and no rule of the house."""
    rules = project_rules(configuration)
    pattern = rules.ticket_pattern if rules.ticket_required else None
    return configuration["min-score"] is None and replace(rules, ticket_pattern=pattern) == ProjectRules()


def unknown_checks(configuration: Configuration) -> tuple[Finding, ...]:
    """The names in `checks.off` and `checks.points` that are no checks, each with the nearest one that is."""
    found: list[Finding] = []
    names: Iterable[str]
    for setting in ("checks.off", "checks.points"):
        names = configuration[setting]
        for name in names:
            try:
                find_check(name)
            except UsageError as error:
                found.append(Finding(configuration.origin(setting), setting, error.message, error.hint))
    return tuple(found)


def _id_of(name: str) -> str | None:
    try:
        return find_check(name).id
    except UsageError:
        return None
