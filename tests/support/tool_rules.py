"""Rule files of other tools, as a project's files in memory."""

from __future__ import annotations

from typing import Any

from craftnudge.adapters.config.files import TextFiles
from craftnudge.adapters.config.other_tools.rule_files import ToolRules, tool_rules
from tests.support.setting_lines import lines_of


def rules_in(**texts: str) -> ToolRules:
    """The rules in files with these texts, by file name."""
    return tool_rules(TextFiles(texts))


def settings_in(**texts: str) -> dict[str, Any]:
    """The settings that the rules become, without their origins."""
    return {name: value for name, (value, _) in rules_in(**texts).source.values.items()}


def problems_in(**texts: str) -> list[str]:
    """What is left out, as `config validate` shows it."""
    return lines_of(rules_in(**texts).left_out)
