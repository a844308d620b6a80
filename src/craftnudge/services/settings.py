"""Answers questions about the settings: values, problems, files, schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.files import user_file
from craftnudge.adapters.config.other_tools.rule_files import tool_rules
from craftnudge.adapters.config.read_configuration import PROJECT_FILES
from craftnudge.adapters.config.settings_table import RENAMED_SETTINGS, SETTINGS
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.project_configuration import project_files
from craftnudge.services.results.settings import EffectiveSetting, EffectiveSettings, SettingNote, Validation
from craftnudge.services.team_settings import HIDDEN, names_a_team, shown_team_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from craftnudge.adapters.config.problems import ConfigProblem
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A file that settings are read from, as the user knows it, and whether it exists."""

    where: str
    exists: bool


def validate_configuration(workplace: Workplace) -> Validation:
    """The problems in the settings here."""
    configuration = workplace.configuration
    project = None if workplace.here is None else project_files(workplace.here)
    rules = tool_rules(project) if project else None
    return Validation(
        problems=tuple(map(setting_note, configuration.problems)),
        renames=tuple(map(setting_note, configuration.renames)),
        rule_files=rules.files if rules else (),
        left_out=tuple(map(setting_note, rules.left_out)) if rules else (),
    )


def setting_note(problem: ConfigProblem) -> SettingNote:
    """A problem of the configuration as a result."""
    return SettingNote(str(problem.origin), problem.name, problem.cause)


def effective_settings(workplace: Workplace) -> EffectiveSettings:
    """Every setting with its value here, and the former names of settings with their current names.

    Where the environment names a team's database, those of its server too.
    """
    configuration = workplace.configuration
    settings = tuple(
        EffectiveSetting(
            name,
            _shown(name, configuration.value(name)),
            str(configuration.origin(name)),
            is_set=configuration.is_set(name),
        )
        for name in SETTINGS
    )
    of_team = shown_team_settings(workplace.environ) if names_a_team(workplace.environ) else ()
    return EffectiveSettings((*settings, *of_team), RENAMED_SETTINGS)


def _shown(name: str, value: Any) -> Any:
    """The value as it may be shown: of secrets only how many there are."""
    return (HIDDEN,) * len(value) if SETTINGS[name].kind == "secrets" else value


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of the configuration file."""
    from craftnudge.adapters.config.json_schema import config_schema  # noqa: PLC0415 - only for this command

    return config_schema()


def settings_files(workplace: Workplace) -> tuple[SettingsFile, ...]:
    """The files that settings are read from here, the strongest last."""
    project = None if workplace.here is None else project_files(workplace.here)
    names: dict[str, bool] = {}
    if project is not None:
        names |= dict.fromkeys(tool_rules(project).files, True)
        names |= {project.where(name): project.has(name) for name in PROJECT_FILES}
    own = user_file(workplace.environ)
    names[str(own)] = own.exists()
    return tuple(SettingsFile(where, exists) for where, exists in names.items())


def is_in_project(workplace: Workplace) -> bool:
    """Whether the user is in a repository with a work tree."""
    return workplace.here is not None and project_files(workplace.here) is not None


def user_settings_file(environ: Mapping[str, str]) -> Path:
    """The user's own file of settings, which need not exist."""
    return user_file(environ)


def purpose_of(setting: str) -> str:
    """What a setting is for, in a sentence; raises KeyError for an unknown name."""
    return SETTINGS[setting].purpose
