"""The object that a script of JavaScript or TypeScript exports, if it is a literal. Nothing is run."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_CHARS = 32 * 1024
_TOKEN = pattern(
    r"(?P<skipped>\s+|//[^\n]*|/\*.*?\*/)|(?P<string>'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`[^`$\\]*`)"
    r"|(?P<name>[A-Za-z_$][\w$.]*)|(?P<number>-?\d+(?:\.\d+)?)|(?P<sign>.)",
    re.DOTALL,
)
_ESCAPED = pattern(r"\\(.)")
# @commitlint/types has names for the levels.
_VALUES = {"true": "true", "false": "false", "null": "null", "undefined": "null"}
_VALUES |= {f"RuleConfigSeverity.{name}": str(level) for level, name in enumerate(("Disabled", "Warning", "Error"))}
_OPENED, _CLOSED = "{[", "}]"

_Token = tuple[str, str]


def exported_object(text: str) -> dict[str, Any] | None:
    """The object behind `module.exports =` or `export default`, by name or in place; None if it holds any code."""
    if len(text) > _MOST_CHARS:
        return None
    tokens = [(str(match.lastgroup), match[0]) for match in _TOKEN.finditer(text) if match.lastgroup != "skipped"]
    names = [value for _, value in tokens]
    start = _after(names, ("module.exports", "="))
    start = _after(names, ("export", "default")) if start is None else start
    if start is not None and start < len(tokens) and tokens[start][0] == "name":
        start = _value_of(names, names[start])
    if start is None or names[start : start + 1] != ["{"]:
        return None
    written = _as_json(tokens[start:])
    try:
        table = None if written is None else json.loads(written)
    except (ValueError, RecursionError):
        return None
    return table if isinstance(table, dict) else None


def _after(names: Sequence[str], words: tuple[str, str]) -> int | None:
    """Where the tokens go on behind two words."""
    return next((at + 2 for at in range(len(names) - 1) if (names[at], names[at + 1]) == words), None)


def _value_of(names: Sequence[str], name: str) -> int | None:
    """Where the value of a constant begins; its type may stand before the sign of equality."""
    for at in range(len(names) - 1):
        if names[at] in ("const", "let", "var") and names[at + 1] == name and "=" in names[at + 2 : at + 5]:
            return names.index("=", at + 2) + 1
    return None


def _as_json(tokens: Sequence[_Token]) -> str | None:
    """The first bracket up to its end as JSON; None where a token has no counterpart."""
    written: list[str] = []
    depth = 0
    for at, (kind, value) in enumerate(tokens):
        following = tokens[at + 1][1] if at + 1 < len(tokens) else ""
        if kind == "string":
            written.append(json.dumps(_ESCAPED.sub(r"\1", value[1:-1])))
        elif following == ":" and kind in ("name", "number"):
            written.append(json.dumps(value))
        elif kind == "number" or value in _VALUES:
            written.append(_VALUES.get(value, value))
        elif value == ",":
            written += [] if following in _CLOSED else [value]
        elif value in (":", *_OPENED, *_CLOSED):
            written.append(value)
            depth += (value in _OPENED) - (value in _CLOSED)
            if not depth:
                return "".join(written)
        else:
            return None
    return None
