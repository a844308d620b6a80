"""`[tool.commitizen]` in pyproject.toml and cz.toml, `commitizen` in cz.json and cz.yaml (commitizen-tools.github.io).

The cz files may have a dot before their names. A `.cz.json` may also belong to the commitizen for Node, which has no
rules.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.other_tools.rule_files import RuleFile, RuleFileError
from craftnudge.adapters.config.other_tools.yaml_text import yaml_of
from craftnudge.adapters.config.toml_lines import lines_of_keys
from craftnudge.adapters.config.toml_source import InvalidTomlError, toml_of
from craftnudge.errors import Cause
from craftnudge.runtime.lazy_regex import pattern as compiled

if TYPE_CHECKING:
    from collections.abc import Callable

_FLAGS = compiled(r"\(\?[aiLmsux]+\)")
# The types of cz_conventional_commits (commitizen/cz/conventional_commits).
_TYPES = ["build", "bump", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test"]


def read(name: str, where: str, text: str) -> RuleFile | None:
    """The rules in one file, None if it holds none of commitizen's. Raises RuleFileError for an invalid file."""
    suffix = PurePosixPath(name).suffix
    table = _table(suffix, text)
    if table is None:
        return None
    lines = lines_of_keys(text) if suffix == ".toml" else {}
    rules = RuleFile(where, "commitizen")
    customize = table.get("customize")
    pattern = customize.get("schema_pattern") if isinstance(customize, dict) else None
    if pattern:
        line = lines.get(("tool", "commitizen", "customize", "schema_pattern"))
        # commitizen matches it at the start (re.match), CraftNudge anywhere.
        rules.add("project-style.subject-pattern", _anchored(pattern), line)
    elif table.get("name", "cz_conventional_commits") == "cz_conventional_commits":
        line = lines.get(("tool", "commitizen", "name")) or lines.get(("tool", "commitizen"))
        rules.add("project-style.convention", "conventional", line)
        rules.add("project-style.types", _TYPES, line)
    else:
        rules.left_out.append(f"name = {table['name']}")
    if table.get("message_length_limit"):
        line = lines.get(("tool", "commitizen", "message_length_limit"))
        rules.add("project-style.subject-chars", table["message_length_limit"], line)
    if "allowed_prefixes" in table:
        line = lines.get(("tool", "commitizen", "allowed_prefixes"))
        rules.add("project-style.unchecked-prefixes", table["allowed_prefixes"], line)
    return rules


def _table(suffix: str, text: str) -> dict[str, Any] | None:
    """The table of commitizen in a file, None if there is none."""
    readers: dict[str, Callable[[str], Any]] = {".json": json.loads, ".yaml": yaml_of, ".toml": toml_of}
    try:
        table = readers[suffix](text)
    except InvalidTomlError as error:
        raise RuleFileError(error.cause, error.line) from error
    except (ValueError, RecursionError) as error:
        raise RuleFileError(Cause("rules.not-json", reason=error), getattr(error, "lineno", None)) from error
    if suffix == ".toml" and isinstance(table, dict):
        table = table.get("tool")
    table = table.get("commitizen") if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def _anchored(pattern: Any) -> Any:
    """The pattern, matching at the start only; flags such as (?s) stay in front."""
    if not isinstance(pattern, str) or pattern.startswith("^"):
        return pattern
    flags = _FLAGS.match(pattern)
    front = flags[0] if flags else ""
    return f"{front}^(?:{pattern.removeprefix(front)})"
