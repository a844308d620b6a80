"""The configuration of a repository: its own files, the rules it has for other tools, and the user's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.files import WorkTreeFiles, find_top
from craftnudge.adapters.config.other_tools.rule_files import tool_rules
from craftnudge.adapters.config.read_configuration import read_configuration
from craftnudge.adapters.config.rubric_configuration import renamed_checks, unknown_checks
from craftnudge.adapters.config.sources import EMPTY_SOURCE
from craftnudge.adapters.git.git_variables import named_top, variables_for
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from craftnudge.adapters.config.configuration import Configuration
    from craftnudge.adapters.config.files import ProjectFiles


def configuration_here(path: Path, environ: Mapping[str, str]) -> Configuration:
    """The configuration in the repository at or above `path`, as the user of this environment has it."""
    return configuration_of_project(project_files(path), environ)


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


def project_files(path: Path) -> WorkTreeFiles | None:
    """The files of the work tree at or above `path`, None outside one."""
    top = named_top(path) if variables_for(path) else find_top(path)
    return None if top is None else WorkTreeFiles(top)
