"""`[tool.commitizen]` in pyproject.toml and cz.toml, `commitizen` in cz.json and cz.yaml (commitizen-tools.github.io).

Without a name in front of them or with a dot. A `.cz.json` may also be of the other commitizen, which has no rules.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.files import toml_of
from craftnudge.adapters.config.peers.peer_rules import Collected
from craftnudge.adapters.config.peers.plain_yaml import plain_yaml
from craftnudge.adapters.config.toml_lines import lines_of_keys
from craftnudge.runtime.lazy_regex import pattern as compiled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FLAGS = compiled(r"\(\?[aiLmsux]+\)")
# cz_conventional_commits' own types (commitizen/cz/conventional_commits).
_TYPES = ["build", "bump", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test"]
# How commitizen versions and publishes is none of our matter.
_RULES = ("customize", "schema_pattern", "message_length_limit", "allowed_prefixes")


def read(path: Path, text: str) -> Collected | None:
    """The settings of one such file, None where there is none of commitizen's."""
    table = _table(path, text)
    if table is None:
        return None
    lines = lines_of_keys(text) if path.suffix == ".toml" else {}
    found = Collected(path)
    customize = table.get("customize")
    pattern = customize.get("schema_pattern") if isinstance(customize, dict) else None
    if pattern:
        at = lines.get(("tool", "commitizen", "customize", "schema_pattern"))
        # commitizen looks for it at the beginning (re.match), we anywhere.
        found.take("house-style.subject-pattern", _from_the_beginning(pattern), at)
    elif table.get("name", "cz_conventional_commits") == "cz_conventional_commits":
        at = lines.get(("tool", "commitizen", "name")) or lines.get(("tool", "commitizen"))
        found.take("house-style.convention", "conventional", at)
        found.take("house-style.types", _TYPES, at)
    else:
        found.left_out.append(f"name = {table['name']}")
    if table.get("message_length_limit"):
        at = lines.get(("tool", "commitizen", "message_length_limit"))
        found.take("house-style.subject-chars", table["message_length_limit"], at)
    found.left_out += [rule for rule in _RULES if rule in table and rule == "allowed_prefixes"]
    return found


def _table(path: Path, text: str) -> dict[str, Any] | None:
    """What the file says of commitizen, None where it says nothing or cannot be read."""
    readers: dict[str, Callable[[str], Any]] = {".json": json.loads, ".yaml": plain_yaml, ".toml": toml_of}
    try:
        table = readers[path.suffix](text)
    except (ValueError, RecursionError):
        return None
    if path.suffix == ".toml" and isinstance(table, dict):
        table = table.get("tool")
    table = table.get("commitizen") if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def _from_the_beginning(pattern: Any) -> Any:
    """The pattern, bound to the first sign; what stands for the whole of it, such as (?s), stays in front."""
    if not isinstance(pattern, str) or pattern.startswith("^"):
        return pattern
    flags = _FLAGS.match(pattern)
    front = flags[0] if flags else ""
    return f"{front}^(?:{pattern.removeprefix(front)})"
