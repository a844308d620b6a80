"""`.commitlintrc` in JSON or YAML, and `commitlint` in package.json or package.yaml (commitlint.js.org).

Scripts are not run: of those that export a plain object, the object is read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.other_tools.rule_files import RuleFile, RuleFileError
from craftnudge.adapters.config.other_tools.yaml_text import yaml_of
from craftnudge.errors import Cause
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_PACKAGES = ("package.json", "package.yaml")
_ERROR = 2
# @commitlint/config-conventional, and below config-angular: the rules of level 2 that CraftNudge has too.
_CONVENTIONAL_TYPES = ["build", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test"]
_CONVENTIONAL = {
    "type-enum": [_ERROR, "always", _CONVENTIONAL_TYPES],
    "header-max-length": [_ERROR, "always", 100],
    "body-max-line-length": [_ERROR, "always", 100],
    "subject-case": [_ERROR, "never", ["sentence-case", "start-case", "pascal-case", "upper-case"]],
    "subject-full-stop": [_ERROR, "never", "."],
}
_ANGULAR_TYPES = [name for name in _CONVENTIONAL_TYPES if name != "chore"]
# By the part of the name behind "@commitlint/" or "commitlint-", and "config-".
_PRESETS: dict[str, dict[str, Any]] = {
    "conventional": _CONVENTIONAL,
    "angular": {
        **_CONVENTIONAL,
        "type-enum": [_ERROR, "always", _ANGULAR_TYPES],
        "header-max-length": [_ERROR, "always", 72],
        "body-max-line-length": [0],
    },
}
_PRESET_NAME = pattern(r"(?:@commitlint/|commitlint-)?(?:config-)?(\w+)")


def _first_letter(when: str) -> Callable[[Any], Any]:
    """The first letter that a rule about cases asks for; None, which no setting has, where it asks for more.

    A subject is in sentence case if its first letter is a capital, whatever follows (@commitlint/ensure, case.ts).
    """

    def asked_for(cases: Any) -> Any:
        cases = cases if isinstance(cases, list) else [cases]
        if "sentence-case" not in cases and "sentencecase" not in cases:
            return None
        return "small" if when == "never" else "capital" if len(cases) == 1 else None

    return asked_for


# For each rule: when it applies, the setting, and the setting's value for the rule's.
_RULES: dict[str, tuple[str, str, Callable[[Any], Any]]] = {
    "type-enum": ("always", "project-style.types", lambda value: value),
    # A list, or a table with the list and the signs that separate scopes.
    "scope-enum": (
        "always",
        "project-style.scopes",
        lambda value: value.get("scopes") if isinstance(value, dict) else value,
    ),
    "header-max-length": ("always", "project-style.subject-chars", lambda value: value),
    "subject-full-stop": ("never", "project-style.no-period", lambda value: value in (None, ".") or None),
    "body-max-line-length": ("always", "project-style.body-line-chars", lambda value: value),
    "body-empty": ("never", "project-style.body-required", lambda _: True),
    "type-empty": ("never", "project-style.convention", lambda _: "conventional"),
    "signed-off-by": ("always", "project-style.sign-off", lambda _: True),
    "references-empty": ("never", "ticket.required", lambda _: True),
}
# Rules that have a counterpart for some of their values alone.
_OF_SOME_VALUES = ("subject-case", "subject-full-stop")


def read(name: str, where: str, text: str) -> RuleFile | None:
    """The rules in one file, None if it holds none of commitlint's. Raises RuleFileError for an invalid file."""
    table = _parsed(name, text)
    if not isinstance(table, dict):
        if name in _PACKAGES or _is_script(name):
            return None
        raise RuleFileError(Cause("rules.no-table"))
    file = RuleFile(where, "commitlint")
    rules: dict[str, Any] = {}
    extends = table.get("extends") or []
    for preset in extends if isinstance(extends, list) else [extends]:
        matched = _PRESET_NAME.fullmatch(str(preset))
        if matched and matched[1] in _PRESETS:
            rules |= _PRESETS[matched[1]]
            file.add("project-style.convention", "conventional")
        else:
            file.left_out.append(f"extends {preset}")
    if table.get("defaultIgnores") is False:
        file.add("project-style.unchecked-prefixes", [])
    given = table.get("rules")
    rules |= given if isinstance(given, dict) else {}
    lines = text.split("\n")
    for rule, entry in rules.items():
        # Only for rules that have a counterpart: there may be thousands of others.
        line = next((at for at, line in enumerate(lines, 1) if rule in line), None) if rule in _RULES else None
        _add(file, rule, entry, line)
    return file


def _parsed(name: str, text: str) -> Any:
    """The content of a file. `.commitlintrc` without an ending may be JSON or YAML, of which JSON is a part."""
    if _is_script(name):
        # Imported here: most projects have no such file.
        from craftnudge.adapters.config.other_tools.script_literal import exported_object  # noqa: PLC0415

        return exported_object(text)
    try:
        table = json.loads(text)
    except (ValueError, RecursionError) as error:
        if name.endswith(".json"):
            raise RuleFileError(Cause("rules.not-json", reason=error), getattr(error, "lineno", None)) from error
        table = yaml_of(text)
    if name in _PACKAGES and isinstance(table, dict):
        return table.get("commitlint")
    return table


def _is_script(name: str) -> bool:
    return name.endswith(("js", "ts"))


def _add(file: RuleFile, name: Any, entry: Any, line: int | None) -> None:
    """Adds one rule: `[level, "always" or "never", value]`, or its level alone. Only level 2 is an error."""
    parts = entry if isinstance(entry, list) else [entry]
    level, applies, value = (*parts, *("", "always", None)[len(parts) :])[:3]
    if level != _ERROR:
        setting = "project-style.first-letter" if name == "subject-case" else _RULES[name][1] if name in _RULES else ""
        if level == 0:
            file.values.pop(setting, None)
        return
    rule = _RULES.get(name)
    if name == "subject-case":
        rule = (applies, "project-style.first-letter", _first_letter(applies))
    if rule is None or rule[0] != applies:
        file.left_out.append(str(name))
        return
    value = rule[2](value)
    if value is None and name in _OF_SOME_VALUES:
        file.left_out.append(name)
    else:
        file.add(rule[1], value, line)
