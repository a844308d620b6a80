"""`.commitlintrc` in JSON or plain YAML, and `commitlint` in package.json (commitlint.js.org). Scripts are not run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.peers.peer_rules import Collected
from craftnudge.adapters.config.peers.plain_yaml import NotPlainError, plain_yaml
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ERROR = 2
# @commitlint/config-conventional, and below config-angular: the rules of level 2 that have a counterpart here.
_CONVENTIONAL_TYPES = ["build", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test"]
_CONVENTIONAL = {
    "type-enum": [_ERROR, "always", _CONVENTIONAL_TYPES],
    "header-max-length": [_ERROR, "always", 100],
    "body-max-line-length": [_ERROR, "always", 100],
}
_ANGULAR_TYPES = [name for name in _CONVENTIONAL_TYPES if name != "chore"]
# By the name that is left without "@commitlint/" or "commitlint-", and "config-".
_PRESETS: dict[str, dict[str, Any]] = {
    "conventional": _CONVENTIONAL,
    "angular": {"type-enum": [_ERROR, "always", _ANGULAR_TYPES], "header-max-length": [_ERROR, "always", 72]},
}
_PRESET_NAME = pattern(r"(?:@commitlint/|commitlint-)?(?:config-)?(\w+)")
# A rule: how often it applies, the setting, and how its value becomes ours.
_RULES: dict[str, tuple[str, str, Callable[[Any], Any]]] = {
    "type-enum": ("always", "house-style.types", lambda value: value),
    "scope-enum": ("always", "house-style.scopes", lambda value: value),
    "header-max-length": ("always", "house-style.subject-chars", lambda value: value),
    "body-max-line-length": ("always", "house-style.body-line-chars", lambda value: value),
    "body-empty": ("never", "house-style.body-required", lambda _: True),
    "type-empty": ("never", "house-style.convention", lambda _: "conventional"),
    "signed-off-by": ("always", "house-style.sign-off", lambda _: True),
    "references-empty": ("never", "ticket.required", lambda _: True),
}


def read(path: Path, text: str) -> Collected | None:
    """The settings of one such file, None where there is none, or nothing of commitlint's in it."""
    table = _parsed(path, text)
    if not isinstance(table, dict):
        return None
    found = Collected(path)
    rules: dict[str, Any] = {}
    extends = table.get("extends") or []
    for name in extends if isinstance(extends, list) else [extends]:
        matched = _PRESET_NAME.fullmatch(str(name))
        if matched and matched[1] in _PRESETS:
            rules |= _PRESETS[matched[1]]
            found.take("house-style.convention", "conventional")
        else:
            found.left_out.append(f"extends {name}")
    given = table.get("rules")
    rules |= given if isinstance(given, dict) else {}
    lines = text.split("\n")
    for name, rule in rules.items():
        # Only of rules that have a counterpart: there may be thousands of others.
        at = next((at for at, line in enumerate(lines, 1) if name in line), None) if name in _RULES else None
        _take(found, name, rule, at)
    return found


def _parsed(path: Path, text: str) -> Any:
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        try:
            table = plain_yaml(text)
        except NotPlainError:
            return None
    if path.name == "package.json" and isinstance(table, dict):
        return table.get("commitlint")
    return table


def _take(found: Collected, name: str, rule: Any, line: int | None) -> None:
    """One rule: `[level, "always" or "never", value]`, or its level alone. Only errors are rules; a warning is none."""
    parts = rule if isinstance(rule, list) else [rule]
    level, applies, value = (*parts, *("", "always", None)[len(parts) :])[:3]
    if level != _ERROR:
        if name in _RULES and level == 0:
            found.values.pop(_RULES[name][1], None)
        return
    known = _RULES.get(name)
    if known is None or known[0] != applies:
        found.left_out.append(name)
        return
    found.take(known[1], known[2](value), line)
