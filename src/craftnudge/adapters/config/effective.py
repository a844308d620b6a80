"""The settings that hold: all sources laid over each other in growing force, each value with its origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.files import NOTHING, Given, own_table, pyproject, user_file
from craftnudge.adapters.config.problems import DEFAULT, Finding, Origin, nearest
from craftnudge.adapters.config.settings_table import SETTINGS
from craftnudge.adapters.config.validation import WrongValueError, from_text
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

# Variables of ours that name no setting of a file.
OTHER_VARIABLES = frozenset(("CRAFTNUDGE_HOME", "CRAFTNUDGE_CONFIG", "CRAFTNUDGE_HOOKS", "CRAFTNUDGE_AI"))


@dataclass(frozen=True)
class Configuration:
    """What holds. `findings` are the settings that were passed over because something is wrong with them."""

    values: Mapping[str, Any] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def __getitem__(self, name: str) -> Any:
        """The value of a setting, its default where nobody set it; KeyError for a name that is none."""
        return self.values.get(name, SETTINGS[name].default)

    def origin(self, name: str) -> Origin:
        """Where the value comes from."""
        return self.origins.get(name, DEFAULT)


def read_configuration(
    top: Path | None,
    environ: Mapping[str, str],
    flags: Mapping[str, str] | None = None,
    peers: Given = NOTHING,
) -> Configuration:
    """The settings that hold in a repository whose work tree begins at `top` (None: outside one).

    Sources in growing force: `peers` (the rules that a project wrote for another tool), `[tool.craftnudge]` in
    pyproject.toml, `.craftnudge.toml`, the user's file, the environment, flags. Nothing here raises: what is wrong is
    among the findings and has no effect.
    """
    sources = [peers]
    if top is not None:
        sources += [pyproject(top / "pyproject.toml"), own_table(top / ".craftnudge.toml", own=False)]
    sources.append(own_table(user_file(environ), own=True))
    sources.append(_variables(environ))
    sources.append(_flags(flags or {}))
    values: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    for source in sources:
        for name, (value, origin) in source.values.items():
            values[name], origins[name] = value, origin
    return Configuration(values, origins, tuple(finding for source in sources for finding in source.findings))


def demand_sound(configuration: Configuration) -> None:
    """Raises UsageError with the first thing that is wrong: for a gate, which must not pass on half a configuration."""
    if configuration.findings:
        first, *more = configuration.findings
        others = f" ({len(more)} more: craftnudge config validate)" if more else ""
        raise UsageError(f"{first.origin}: {first.name}: {first.says}", f"{first.hint}{others}".strip())


def find_top(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a `.git`; None where there is none."""
    folder = start.absolute()
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def _variables(environ: Mapping[str, str]) -> Given:
    known = {setting.variable: name for name, setting in SETTINGS.items()}
    pairs = [(variable, name, environ[variable]) for variable, name in known.items() if variable in environ]
    findings = tuple(
        Finding(Origin(f"${variable}"), variable, "there is no such variable.", nearest(variable, known))
        for variable in sorted(environ)
        if variable.startswith("CRAFTNUDGE_") and variable not in known and variable not in OTHER_VARIABLES
    )
    return _from_texts([(f"${variable}", name, text) for variable, name, text in pairs], findings)


def _flags(flags: Mapping[str, str]) -> Given:
    return _from_texts([(f"--{name.rpartition('.')[2]}", name, text) for name, text in flags.items()])


def _from_texts(texts: Sequence[tuple[str, str, str]], findings: tuple[Finding, ...] = ()) -> Given:
    values: dict[str, tuple[Any, Origin]] = {}
    wrong: list[Finding] = []
    for where, name, text in texts:
        try:
            values[name] = (from_text(SETTINGS[name], text), Origin(where))
        except WrongValueError as error:
            # DEBUG and LOG_LEVEL are everybody's: a value that is not for us is no mistake.
            if not where.startswith("$") or where.startswith(("$CRAFTNUDGE_", "$OLLAMA_")):
                wrong.append(Finding(Origin(where), name, str(error), error.hint))
    return Given(values, (*findings, *wrong))
