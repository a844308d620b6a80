"""The configuration of a repository: its own files, the rules it has for other tools, and the user's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.files import WorkTreeFiles, find_top, user_file
from craftnudge.adapters.config.other_tools.rule_files import tool_rules
from craftnudge.adapters.config.read_configuration import PROJECT_FILES, read_configuration
from craftnudge.adapters.config.rubric_configuration import renamed_checks, unknown_checks
from craftnudge.adapters.config.sources import EMPTY_SOURCE
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from craftnudge.adapters.config.configuration import Configuration
    from craftnudge.adapters.config.files import ProjectFiles
    from craftnudge.adapters.config.problems import ConfigProblem, RenamedName


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A file that settings are read from, as the user knows it, and whether it exists."""

    where: str
    exists: bool


@dataclass(frozen=True, slots=True)
class Validation:
    """What `config validate` reports: problems, old names, and the rules of other tools that were read or left out."""

    problems: tuple[ConfigProblem, ...]
    renames: tuple[RenamedName, ...]
    rule_files: tuple[str, ...]
    left_out: tuple[ConfigProblem, ...]


def configuration_here(path: Path, environ: Mapping[str, str]) -> Configuration:
    """The configuration in the repository at or above `path`, as the user of this environment has it."""
    return configuration_of_project(_project(path), environ)


def configuration_of_project(project: ProjectFiles | None, environ: Mapping[str, str] | None) -> Configuration:
    """The configuration of a project's files, wherever they are stored (None: outside a project).

    Without an environment no settings of a user are read: a server has none for a commit that it was sent.
    """
    rules = tool_rules(project).source if project else EMPTY_SOURCE
    configuration = read_configuration(project, environ, rules=rules)
    return replace(
        configuration,
        problems=(*configuration.problems, *unknown_checks(configuration)),
        renames=(*configuration.renames, *renamed_checks(configuration)),
    )


def validate_configuration(path: Path, environ: Mapping[str, str]) -> Validation:
    """What is wrong with the settings in the repository at or above `path`."""
    project = _project(path)
    configuration = configuration_of_project(project, environ)
    if project is None:
        return Validation(configuration.problems, configuration.renames, (), ())
    rules = tool_rules(project)
    return Validation(configuration.problems, configuration.renames, rules.files, rules.left_out)


def settings_files(path: Path, environ: Mapping[str, str]) -> tuple[SettingsFile, ...]:
    """The files that settings are read from in the repository at or above `path`, the strongest last."""
    project = _project(path)
    names: dict[str, bool] = {}
    if project is not None:
        names |= dict.fromkeys(tool_rules(project).files, True)
        names |= {project.where(name): project.has(name) for name in PROJECT_FILES}
    own = user_file(environ)
    names[str(own)] = own.exists()
    return tuple(SettingsFile(where, exists) for where, exists in names.items())


def _project(path: Path) -> WorkTreeFiles | None:
    top = find_top(path)
    return None if top is None else WorkTreeFiles(top)
