"""What one source of settings says: a file, the environment, or the options of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.problems import ConfigProblem, Origin, nearest, renamed
from craftnudge.adapters.config.settings_table import RENAMED_SETTINGS, SETTINGS, variable_of
from craftnudge.adapters.config.validation import InvalidValueError, value_of_text
from craftnudge.errors import Cause
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Variables of CraftNudge that hold no setting.
_OTHER_VARIABLES = frozenset(("CRAFTNUDGE_HOME", "CRAFTNUDGE_CONFIG", "CRAFTNUDGE_HOOKS", "CRAFTNUDGE_AI"))


@dataclass(frozen=True, slots=True)
class Source:
    """The settings of one source: each value with its origin by the setting's name, what is wrong, and old names."""

    values: Mapping[str, tuple[Any, Origin]]
    problems: tuple[ConfigProblem, ...] = ()
    renames: tuple[ConfigProblem, ...] = ()


EMPTY_SOURCE = Source({})


def environment_source(environ: Mapping[str, str]) -> Source:
    """The settings in environment variables. A variable that starts with `CRAFTNUDGE_` and is unknown is a problem."""
    old_names = {variable_of(old): new for old, new in RENAMED_SETTINGS.items()}
    # The old names come first, so that the new ones win.
    names = old_names | {setting.variable: name for name, setting in SETTINGS.items()}
    texts = [(f"${variable}", name, environ[variable]) for variable, name in names.items() if variable in environ]
    renames = tuple(
        renamed(Origin(f"${old}"), old, SETTINGS[new].variable) for old, new in old_names.items() if old in environ
    )
    problems = [
        ConfigProblem(Origin(f"${variable}"), variable, Cause("variable.unknown", near=nearest(variable, names)))
        for variable in sorted(environ)
        if variable.startswith("CRAFTNUDGE_") and variable not in names and variable not in _OTHER_VARIABLES
    ]
    return replace(_source_of_texts(texts, problems), renames=renames)


def option_source(options: Mapping[str, str]) -> Source:
    """The settings given as options of a call, by the setting's name."""
    return _source_of_texts([(f"--{name.rpartition('.')[2]}", name, text) for name, text in options.items()], [])


def _source_of_texts(texts: Iterable[tuple[str, str, str]], problems: list[ConfigProblem]) -> Source:
    """The settings of (where, name, text) triples."""
    values: dict[str, tuple[Any, Origin]] = {}
    for where, name, text in texts:
        try:
            values[name] = (value_of_text(SETTINGS[name], text), Origin(where))
        except InvalidValueError as error:
            # Other programs use DEBUG and LOG_LEVEL too: a value that CraftNudge doesn't know is not a mistake.
            if not where.startswith("$") or where.startswith(("$CRAFTNUDGE_", "$OLLAMA_")):
                problems.append(ConfigProblem(Origin(where), name, error.cause))
    return Source(values, tuple(problems))
