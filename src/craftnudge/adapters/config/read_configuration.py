"""The configuration in effect: all sources laid over each other, the strongest last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.configuration import Configuration, configuration_of
from craftnudge.adapters.config.files import text_of, user_file
from craftnudge.adapters.config.sources import EMPTY_SOURCE, Source, environment_source, option_source
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from craftnudge.adapters.config.files import ProjectFiles
    from craftnudge.adapters.config.problems import Origin

# The files of a project that hold its settings, with the table that does; the stronger last.
PROJECT_FILES: dict[str, tuple[str, ...]] = {"pyproject.toml": ("tool", "craftnudge"), ".craftnudge.toml": ()}


def read_configuration(
    project: ProjectFiles | None,
    environ: Mapping[str, str] | None,
    options: Mapping[str, str] | None = None,
    rules: Source = EMPTY_SOURCE,
) -> Configuration:
    """The configuration in a project (None: outside one), as its user has it.

    Sources, the strongest last: `rules` (what the project wrote for other tools), `[tool.craftnudge]` in
    pyproject.toml, `.craftnudge.toml`, the user's own file, the environment, options of the call. `environ` None stands
    for a server: no user's file is looked for. Nothing raises: a setting with a problem is listed and has no effect.
    """
    sources = [rules]
    if project is not None:
        sources += [file_source(project.text(name), project.where(name), at) for name, at in PROJECT_FILES.items()]
    if environ is not None:
        sources += [user_source(environ), environment_source(environ)]
    sources.append(option_source(options or {}))
    return layered(sources)


def user_source(environ: Mapping[str, str]) -> Source:
    """The settings in the user's own file, which alone may set everything."""
    path = user_file(environ)
    return file_source(text_of(path), str(path), own=True)


def file_source(text: str | None, where: str, table: tuple[str, ...] = (), *, own: bool = False) -> Source:
    """The settings in the table of a TOML file, if it has them. Most projects have none, and load no parser."""
    if not text or (table and table[-1] not in text):
        return EMPTY_SOURCE
    from craftnudge.adapters.config.toml_source import toml_source  # noqa: PLC0415 - only where there is a file

    return toml_source(text, where, table, own=own)


def layered(sources: Iterable[Source]) -> Configuration:
    """The configuration of several sources; where two set one setting, the later one wins."""
    values: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    for source in (sources := tuple(sources)):
        for name, (value, origin) in source.values.items():
            values[name], origins[name] = value, origin
    problems = tuple(problem for source in sources for problem in source.problems)
    renames = tuple(rename for source in sources for rename in source.renames)
    return configuration_of(values, origins, problems, renames)


def require_valid(configuration: Configuration) -> None:
    """Raises UsageError with the first problem: a minimum score must not be applied with half a configuration."""
    if configuration.problems:
        first, *others = configuration.problems
        details = {"origin": first.origin, "name": first.name, "problem": first.cause}
        raise UsageError("settings.invalid", **details, more=len(others) or None)
