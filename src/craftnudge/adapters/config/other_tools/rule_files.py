"""The rule files of other tools at the top of a project, and the settings that their rules become."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.problems import ConfigProblem, Origin
from craftnudge.adapters.config.settings_table import SETTINGS
from craftnudge.adapters.config.sources import Source
from craftnudge.adapters.config.validation import InvalidValueError, checked
from craftnudge.errors import Cause
from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from craftnudge.adapters.config.files import ProjectFiles


class RuleFileError(Exception):
    """The file cannot be read as what its name says; `line` is 1-based."""

    def __init__(self, cause: Cause, line: int | None = None) -> None:
        super().__init__(str(cause))
        self.cause = cause
        self.line = line


@dataclass
class RuleFile:
    """The rules of one file while it is read: the settings that they become, and those without a counterpart."""

    where: str
    tool: str
    values: dict[str, tuple[Any, Origin]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def add(self, setting: str, value: Any, line: int | None = None) -> None:
        """Adds one setting. A value that the setting cannot have is left out."""
        try:
            self.values[setting] = (checked(SETTINGS[setting], value), Origin(self.where, line, self.tool))
        except InvalidValueError:
            self.left_out.append(setting)


@dataclass(frozen=True, slots=True)
class ToolRules:
    """What a project has for other tools: settings, the names of the files, and the rules that are left out."""

    source: Source
    files: tuple[str, ...]
    left_out: tuple[ConfigProblem, ...]


# Files of commitlint that are programs, which it looks for last: they are read where they export a plain object. For
# any other, only Node could say what it sets.
_SCRIPTS = tuple(
    f"{stem}.{ending}"
    for stem in (".commitlintrc", "commitlint.config")
    for ending in ("js", "cjs", "mjs", "ts", "cts", "mts")
)
# The files of each tool in the order in which it looks for them, and a word that each file with rules contains: most
# projects have none of these files, and should not pay for the parsers. Each tool takes the first file with rules
# (@commitlint/load, load-config.ts; commitizen, defaults.CONFIG_FILES).
_TOOLS: dict[str, tuple[tuple[str, str], ...]] = {
    "gitlint": ((".gitlint", ""),),
    "commitlint": (
        ("package.json", '"commitlint"'),
        ("package.yaml", "commitlint"),
        (".commitlintrc", ""),
        (".commitlintrc.json", ""),
        (".commitlintrc.yaml", ""),
        (".commitlintrc.yml", ""),
        *((name, "") for name in _SCRIPTS),
    ),
    "commitizen": (
        ("pyproject.toml", "commitizen"),
        (".cz.toml", "commitizen"),
        (".cz.json", "commitizen"),
        ("cz.json", "commitizen"),
        (".cz.yaml", "commitizen"),
        ("cz.yaml", "commitizen"),
        ("cz.toml", "commitizen"),
    ),
}
# The files of all three tools: what to fetch of a commit whose configuration is read from texts.
RULE_FILES = tuple(dict.fromkeys(name for files in _TOOLS.values() for name, _ in files))


def tool_rules(project: ProjectFiles) -> ToolRules:
    """The rules of all three tools. Where two tools set the same rule, the first in `_TOOLS` wins."""
    unread: list[ConfigProblem] = []
    read = [rules for tool in _TOOLS if (rules := _first_file(tool, project, unread))]
    if not any(rules.tool == "commitlint" for rules in read):
        unread += [
            ConfigProblem(Origin(project.where(name)), "rules", Cause("rules.script"))
            for name in _SCRIPTS
            if (project.text(name) or "").strip()
        ]
    values: dict[str, tuple[Any, Origin]] = {}
    for rules in read:
        values = rules.values | values
    left_out = (
        ConfigProblem(Origin(rules.where), rule, Cause("rules.no-counterpart"))
        for rules in read
        for rule in rules.left_out
    )
    return ToolRules(Source(values), tuple(rules.where for rules in read), (*unread, *left_out))


def _first_file(tool: str, project: ProjectFiles, unread: list[ConfigProblem]) -> RuleFile | None:
    """The rules of the first file that has some of this tool's; a file that cannot be read is added to `unread`."""
    for name, word in _TOOLS[tool]:
        text = project.text(name)
        if not text or word not in text or not text.strip():
            continue
        module = import_module(f"craftnudge.adapters.config.other_tools.{tool}")
        try:
            rules: RuleFile | None = module.read(name, project.where(name), text)
        except RuleFileError as error:
            origin = Origin(project.where(name), error.line)
            unread.append(ConfigProblem(origin, "rules", Cause("rules.unread", reason=error.cause)))
        else:
            if rules is not None:
                return rules
    return None
