"""The configuration as the rubric takes it: what is scored and how, and the rules that a project wrote down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.problems import ConfigProblem, renamed
from craftnudge.domain.rubric.former_names import former_names
from craftnudge.domain.rubric.project_rules import UNCHECKED_PREFIXES, ProjectRules
from craftnudge.domain.rubric.registry import find_check
from craftnudge.domain.rubric.rubric_settings import RubricSettings
from craftnudge.errors import Cause, UnknownCheckError
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.adapters.config.configuration import Configuration


def rubric_settings(configuration: Configuration) -> RubricSettings:
    """What the configuration changes in a score. Unknown checks are ignored; `unknown_checks` lists them."""
    points = {check: value for name, value in configuration.checks.points.items() if (check := _id_of(name))}
    return RubricSettings(
        off=frozenset(check for name in configuration.checks.off if (check := _id_of(name))),
        points=points,
        ignored_authors=configuration.ignore.authors,
        ignored_paths=configuration.ignore.paths,
        coach_bots=not configuration.ignore.bots,
        ticket_pattern=configuration.ticket.pattern,
        bots=configuration.authors.bots,
        people=configuration.authors.people,
    )


def project_rules(configuration: Configuration) -> ProjectRules:
    """The rules that the project wrote down, for CraftNudge or for another tool."""
    style, ticket = configuration.project_style, configuration.ticket
    return ProjectRules(
        conventional=style.convention == "conventional",
        types=style.types,
        scopes=style.scopes,
        subject_chars=style.subject_chars,
        subject_pattern=style.subject_pattern,
        first_letter=style.first_letter,
        no_period=style.no_period,
        unchecked_prefixes=style.unchecked_prefixes if UNCHECKED_PREFIXES in configuration.origins else None,
        body_line_chars=style.body_line_chars,
        body_required=style.body_required,
        sign_off=style.sign_off,
        ticket_pattern=ticket.pattern,
        ticket_required=ticket.required,
        ai_attribution=configuration.ai_attribution,
        tools={name: origin.tool for name, origin in configuration.origins.items() if origin.tool},
    )


def requires_nothing(configuration: Configuration) -> bool:
    """Whether every commit would pass: there is neither a minimum score nor a rule of the project."""
    rules = project_rules(configuration)
    pattern = rules.ticket_pattern if rules.ticket_required else None
    return (
        configuration.min_score is None
        and replace(rules, ticket_pattern=pattern, unchecked_prefixes=None) == ProjectRules()
    )


def renamed_checks(configuration: Configuration) -> tuple[ConfigProblem, ...]:
    """The checks that the configuration names as they were called before."""
    return tuple(
        renamed(configuration.origin(setting), f"{setting}: {old}", new)
        for setting, names in _check_names(configuration).items()
        for old, new in former_names(names).items()
    )


def unknown_checks(configuration: Configuration) -> tuple[ConfigProblem, ...]:
    """The names in `checks.off` and `checks.points` that are not checks, each with the nearest check."""
    problems: list[ConfigProblem] = []
    for setting, names in _check_names(configuration).items():
        for name in names:
            try:
                find_check(name)
            except UnknownCheckError as error:
                cause = Cause("check.unknown-here", check=name, near=error.details["near"])
                problems.append(ConfigProblem(configuration.origin(setting), setting, cause))
    return tuple(problems)


def _check_names(configuration: Configuration) -> dict[str, Iterable[str]]:
    """The names of checks by the setting that they are in."""
    return {"checks.off": configuration.checks.off, "checks.points": configuration.checks.points}


def _id_of(name: str) -> str | None:
    try:
        return find_check(name).id
    except UnknownCheckError:
        return None
