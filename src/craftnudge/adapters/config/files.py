"""Which files may hold settings, and what a TOML file among them says."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.problems import Finding, Origin, nearest
from craftnudge.adapters.config.settings_table import SECTIONS, SETTINGS
from craftnudge.adapters.config.toml_lines import lines_of_keys
from craftnudge.adapters.config.validation import WrongValueError, checked
from craftnudge.runtime.bounded_read import open_ordinary
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern
from craftnudge.runtime.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A file of settings that is larger than this is none; reading stops there.
LARGEST_FILE_BYTES = 1024 * 1024

# tomllib takes a time that grows with the square of a key's parts: a megabyte of them would take hours.
_DEEPEST_KEY = 100
_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+"""
# How alike a name must be to be guessed under a table that is none.
_ALIKE_ALONE = 0.8
_DEEP_KEY = pattern(rf"(?<![\w-])(?:{_PART}){{{_DEEPEST_KEY}}}")


@dataclass(frozen=True, slots=True)
class Given:
    """What one source sets: the values by setting, where each stands, and what is wrong."""

    values: Mapping[str, tuple[Any, Origin]]
    findings: tuple[Finding, ...] = ()


NOTHING = Given({})


def user_file(environ: Mapping[str, str]) -> Path:
    """The user's own file: `$CRAFTNUDGE_CONFIG`, else `craftnudge/config.toml` in the platform's settings folder."""
    if environ.get("CRAFTNUDGE_CONFIG"):
        return expanded(Path(environ["CRAFTNUDGE_CONFIG"]))
    if environ.get("XDG_CONFIG_HOME"):
        return Path(environ["XDG_CONFIG_HOME"], "craftnudge", "config.toml")
    platform: str = sys.platform
    if platform not in ("win32", "darwin"):
        return expanded(Path(environ.get("HOME") or "~")) / ".config" / "craftnudge" / "config.toml"
    # Imported here: 17 ms that Linux, where the rule is short, need not pay in a hook.
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path("craftnudge", appauthor=False) / "config.toml"


def pyproject(path: Path) -> Given:
    """`[tool.craftnudge]` of a pyproject.toml."""
    text = text_of(path)
    # Most projects have no such table, and the parser costs more than the look.
    return _given(path, text, ("tool", "craftnudge"), own=False) if text and "craftnudge" in text else NOTHING


def own_table(path: Path, *, own: bool) -> Given:
    """A file that is ours from the top: `.craftnudge.toml` of a project, or the user's (`own`)."""
    text = text_of(path)
    return _given(path, text, (), own=own) if text else NOTHING


def text_of(path: Path) -> str | None:
    """The file's text, or None where there is none to read; bytes that are not UTF-8 are marked, not refused."""
    try:
        # A repository may hold a link to a terminal, a pipe or a device, which would make us wait for ever.
        with os.fdopen(open_ordinary(path), "rb") as file:
            return file.read(LARGEST_FILE_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return None


def toml_of(text: str) -> dict[str, Any]:
    """What a TOML file says; raises ValueError or RecursionError where it is none, or none that anybody wrote.

    ValueError is also what the parser raises, beside its own kind, for a number of thousands of digits.
    """
    import tomllib  # noqa: PLC0415 - only where there is a file

    if deep := _DEEP_KEY.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        raise ValueError(f"a key of more than {_DEEPEST_KEY} parts (at line {line}, column 1)")
    return tomllib.loads(text)


def _given(path: Path, text: str, prefix: tuple[str, ...], *, own: bool) -> Given:
    try:
        table: Any = toml_of(text)
    except (ValueError, RecursionError) as error:
        return Given({}, (Finding(Origin(str(path), _line_in(str(error), text)), "toml", f"not TOML: {error}."),))
    lines = lines_of_keys(text)
    for part in prefix:
        table = table.get(part, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        return Given({}, (Finding(Origin(str(path), lines.get(prefix)), ".".join(prefix), "is no table."),))
    values: dict[str, tuple[Any, Origin]] = {}
    findings: list[Finding] = []
    for name, value in _settings_in(table):
        origin = Origin(str(path), lines.get((*prefix, *name.split("."))) or lines.get((*prefix, name.split(".")[0])))
        problem = _take(values, name, value, origin, own=own)
        findings += [problem] if problem else []
    return Given(values, tuple(findings))


def _take(values: dict[str, tuple[Any, Origin]], name: str, value: Any, origin: Origin, *, own: bool) -> Finding | None:
    setting = SETTINGS.get(name)
    if setting is None:
        return Finding(origin, name, "there is no such setting.", _nearest_setting(name))
    if setting.own and not own:
        return Finding(
            origin, name, "a project's file cannot set this.", "It belongs in your own file: craftnudge config where"
        )
    try:
        values[name] = (checked(setting, value), origin)
    except WrongValueError as error:
        return Finding(origin, name, str(error), error.hint)
    return None


def _nearest_setting(name: str) -> str:
    """The nearest name. Under a table that is none it is one of the nearest table's, or one that says enough alone.

    `min-score` for `check.min-scor`; nothing for `check.pattern`, since several tables hold a pattern of their own.
    """
    table, _, inner = name.rpartition(".")
    if not table or table in SECTIONS:
        return nearest(name, (*SETTINGS, *SECTIONS))
    for setting in SETTINGS:
        section, _, last = setting.rpartition(".")
        in_near_table = bool(section) and nearest(table, (section,)) and nearest(inner, (last,))
        if in_near_table or ((not section or "-" in last) and nearest(inner, (last,), _ALIKE_ALONE)):
            return nearest(setting, (setting,))
    return ""


def _settings_in(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each setting by its dotted name; of a table that is none of ours the table and what is in it."""
    for key, value in table.items():
        is_setting = key in SETTINGS or not isinstance(value, dict)
        if is_setting or key not in SECTIONS:
            yield key, value
        if not is_setting:
            yield from ((f"{key}.{name}", inner) for name, inner in value.items())


def _line_in(error: str, text: str) -> int:
    """The line that a message of tomllib names: `... (at line 3, column 7)`, or `(at end of document)`."""
    number = error.partition("(at line ")[2].partition(",")[0]
    return int(number) if number.isdigit() else text.rstrip("\n").count("\n") + 1
