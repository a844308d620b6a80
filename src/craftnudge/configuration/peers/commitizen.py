"""`[tool.commitizen]` in pyproject.toml, `.cz.toml`, `cz.toml`, `.cz.json` (commitizen-tools.github.io)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from craftnudge.configuration.files import toml_of
from craftnudge.configuration.peers.reading import Collected
from craftnudge.configuration.toml_lines import lines_of_keys

if TYPE_CHECKING:
    from pathlib import Path

# cz_conventional_commits' own types (commitizen/cz/conventional_commits).
_TYPES = ["build", "bump", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test"]
# How commitizen versions and publishes is none of our matter.
_RULES = ("customize", "schema_pattern", "message_length_limit", "allowed_prefixes")


def read(path: Path, text: str) -> Collected | None:
    """The settings of one such file, None where there is none of commitizen's."""
    try:
        table: Any = json.loads(text) if path.suffix == ".json" else toml_of(text)
    except (ValueError, RecursionError):
        return None
    if path.suffix != ".json":
        table = table.get("tool", {}) if isinstance(table, dict) else {}
    table = table.get("commitizen") if isinstance(table, dict) else None
    if not isinstance(table, dict):
        return None
    lines = {} if path.suffix == ".json" else lines_of_keys(text)
    found = Collected(path)
    customize = table.get("customize")
    pattern = customize.get("schema_pattern") if isinstance(customize, dict) else None
    if pattern:
        at = lines.get(("tool", "commitizen", "customize", "schema_pattern"))
        found.take("house-style.subject-pattern", pattern, at)
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
