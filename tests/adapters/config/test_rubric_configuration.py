"""What the configuration changes in the rubric, and which rules of the project it holds."""

from __future__ import annotations

from craftnudge.adapters.config.configuration import configuration_of
from craftnudge.adapters.config.problems import Origin
from craftnudge.adapters.config.rubric_configuration import (
    project_rules,
    renamed_checks,
    requires_nothing,
    rubric_settings,
    unknown_checks,
)
from tests.support.setting_lines import lines_of


def test_checks_are_named_by_id_or_name() -> None:
    """Either turns a check off or gives it other points."""
    configuration = configuration_of({
        "checks.off": ("CN110", "conflict-markers"), "checks.points": {"cn101": 4.0}, "ignore.bots": False,
    })  # fmt: skip
    settings = rubric_settings(configuration)
    assert "CN110" in settings.off
    assert len(settings.off) == 2
    assert settings.points == {"CN101": 4.0}
    assert settings.coach_bots


def test_unknown_checks_are_problems_with_the_nearest_check() -> None:
    """They have no effect, and their place is that of their setting."""
    configuration = configuration_of({"checks.off": ("CN10",)}, {"checks.off": Origin("file", 3)})
    assert rubric_settings(configuration).off == frozenset()
    assert lines_of(unknown_checks(configuration)) == [
        'file:3: checks.off: unknown check "CN10". List all checks: craftnudge explain'
    ]


def test_a_former_name_of_a_check_is_read_with_a_hint() -> None:
    """It turns the check off or changes its points, in any case; the hint has its place and the name of today."""
    configuration = configuration_of(
        {"checks.off": ("says-why", "CN110"), "checks.points": {"Names-Object": 3.0}}, {"checks.off": Origin("file", 3)}
    )
    assert rubric_settings(configuration).off == {"CN102", "CN110"}
    assert rubric_settings(configuration).points == {"CN104": 3.0}
    assert unknown_checks(configuration) == ()
    assert lines_of(renamed_checks(configuration)) == [
        "file:3: checks.off: says-why: renamed to missing-reason.",
        "default: checks.points: Names-Object: renamed to vague-subject.",
    ]


def test_rules_are_those_of_the_settings() -> None:
    """Each setting of the project's style is a rule."""
    values = {"project-style.convention": "conventional", "project-style.types": ("feat",), "ticket.required": True}
    rules = project_rules(configuration_of(values))
    assert (rules.conventional, rules.types, rules.ticket_required) == (True, ("feat",), True)
    assert not rules.body_required


def test_a_configuration_without_minimum_or_rule_requires_nothing() -> None:
    """The form of a ticket alone is not a rule."""
    assert requires_nothing(configuration_of({"ticket.pattern": "T-[0-9]+"}))
    assert not requires_nothing(configuration_of({"ticket.pattern": "T-[0-9]+", "ticket.required": True}))
    assert not requires_nothing(configuration_of({"min-score": 0.0}))
