"""The settings in a TOML file: which it sets, on which lines, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.problems import ConfigProblem, Origin, nearest, renamed
from craftnudge.adapters.config.settings_table import RENAMED_SECTIONS, RENAMED_SETTINGS, SECTIONS, SETTINGS
from craftnudge.adapters.config.sources import Source
from craftnudge.adapters.config.toml_lines import lines_of_keys
from craftnudge.adapters.config.validation import InvalidValueError, checked
from craftnudge.errors import Cause
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# tomllib's time grows with the square of the number of parts of a key: a megabyte of parts would take hours.
_MOST_KEY_PARTS = 100
_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+"""
_LONG_KEY = pattern(rf"(?<![\w-])(?:{_PART}){{{_MOST_KEY_PARTS}}}")
# How similar a name must be to be suggested under an unknown table.
_SIMILAR_WITHOUT_TABLE = 0.8


def toml_source(text: str, where: str, prefix: tuple[str, ...] = (), *, own: bool = False) -> Source:
    """The settings in the table at `prefix` of a TOML file; `where` names the file in messages.

    `own` marks the user's own file: only that may set what reaches beyond a repository.
    """
    try:
        table: Any = toml_of(text)
    except InvalidTomlError as error:
        return Source({}, (ConfigProblem(Origin(where, error.line), "toml", error.cause),))
    lines = lines_of_keys(text)
    for part in prefix:
        table = table.get(part, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        problem = ConfigProblem(Origin(where, lines.get(prefix)), ".".join(prefix), Cause("setting.not-table"))
        return Source({}, (problem,))
    reading = _Reading(own=own)
    for name, value in _settings_in(table):
        line = lines.get((*prefix, *name.split("."))) or lines.get((*prefix, name.split(".")[0]))
        reading.add(name, value, Origin(where, line))
    for old, new in RENAMED_SECTIONS.items():
        if isinstance(table.get(old), dict):
            reading.renames.append(renamed(Origin(where, lines.get((*prefix, old))), old, new))
    return Source(reading.values, tuple(reading.problems), tuple(reading.renames))


class InvalidTomlError(Exception):
    """The text is not TOML, or nests too deeply; `line` is 1-based."""

    def __init__(self, cause: Cause, line: int) -> None:
        super().__init__(str(cause))
        self.cause = cause
        self.line = line


def toml_of(text: str) -> dict[str, Any]:
    """The content of a TOML text. Raises InvalidTomlError."""
    import tomllib  # noqa: PLC0415 - only where there is a file

    if long_key := _LONG_KEY.search(text):
        line = text.count("\n", 0, long_key.start()) + 1
        raise InvalidTomlError(Cause("toml.long-key", limit=_MOST_KEY_PARTS, line=line), line)
    try:
        return tomllib.loads(text)
    # Besides its own error, which is a ValueError, tomllib raises ValueError for a number of thousands of digits.
    except (ValueError, RecursionError) as error:
        raise InvalidTomlError(Cause("toml.invalid", reason=error), _line_in(str(error), text)) from error


class _Reading:
    """The settings of one file while it is read."""

    def __init__(self, *, own: bool) -> None:
        self.values: dict[str, tuple[Any, Origin]] = {}
        self.problems: list[ConfigProblem] = []
        self.renames: list[ConfigProblem] = []
        self._own = own

    def add(self, name: str, value: Any, origin: Origin) -> None:
        """Adds one setting, or the problem with it. An old name counts where the new one is not set too."""
        new = RENAMED_SETTINGS.get(name, name)
        setting = SETTINGS.get(new)
        if setting is None:
            self.problems.append(ConfigProblem(origin, name, Cause("setting.unknown", near=_nearest_setting(name))))
            return
        if setting.own and not self._own:
            self.problems.append(ConfigProblem(origin, name, Cause("setting.only-own")))
            return
        if name != new and name.partition(".")[0] not in RENAMED_SECTIONS:
            self.renames.append(renamed(origin, name, new))
        try:
            checked_value = checked(setting, value)
        except InvalidValueError as error:
            self.problems.append(ConfigProblem(origin, name, error.cause))
            return
        if name == new or new not in self.values:
            self.values[new] = (checked_value, origin)


def _nearest_setting(name: str) -> str:
    """The nearest name. In an unknown table it is a name of the nearest table, or a name that is unique by itself.

    `min-score` for `check.min-scor`; nothing for `check.pattern`, since several tables hold a pattern.
    """
    table, _, inner = name.rpartition(".")
    if table in RENAMED_SECTIONS:
        return _nearest_setting(f"{RENAMED_SECTIONS[table]}.{inner}")
    if not table or table in SECTIONS:
        return nearest(name, (*SETTINGS, *SECTIONS))
    for setting in SETTINGS:
        section, _, last = setting.rpartition(".")
        in_near_table = bool(section) and nearest(table, (section,)) and nearest(inner, (last,))
        if in_near_table or ((not section or "-" in last) and nearest(inner, (last,), _SIMILAR_WITHOUT_TABLE)):
            return nearest(setting, (setting,))
    return ""


def _settings_in(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each setting by its dotted name; for an unknown table the table itself and each key in it."""
    for key, value in table.items():
        is_setting = key in SETTINGS or not isinstance(value, dict)
        if is_setting or (key not in SECTIONS and key not in RENAMED_SECTIONS):
            yield key, value
        if not is_setting:
            yield from ((f"{key}.{name}", inner) for name, inner in value.items())


def _line_in(error: str, text: str) -> int:
    """The line in a message of tomllib: `... (at line 3, column 7)`, or the last for `(at end of document)`."""
    number = error.partition("(at line ")[2].partition(",")[0]
    return int(number) if number.isdigit() else text.rstrip("\n").count("\n") + 1
