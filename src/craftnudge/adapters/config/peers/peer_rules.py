"""The rule files of other tools that lie at the top of a project."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.files import Given, text_of
from craftnudge.adapters.config.problems import Finding, Origin
from craftnudge.adapters.config.settings_table import SETTINGS
from craftnudge.adapters.config.validation import WrongValueError, checked
from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Collected:
    """What one file of another tool says, as it is gathered: settings that map, and rules that do not."""

    path: Path
    values: dict[str, tuple[Any, Origin]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def take(self, setting: str, value: Any, line: int | None = None) -> None:
        """Takes one value, or names the rule as left out where its value has no form of ours."""
        try:
            self.values[setting] = (checked(SETTINGS[setting], value), Origin(str(self.path), line))
        except WrongValueError:
            self.left_out.append(setting)


@dataclass(frozen=True, slots=True)
class PeerRules:
    """The settings from other tools' files, the files they are from, and the rules without a counterpart."""

    given: Given
    files: tuple[Path, ...]
    left_out: tuple[Finding, ...]


_SAY_THEM = "Set them under house-style."
# Which files hold whose rules, and the word without which a file holds none: most projects have none of them, and must
# not pay for parsers.
_TOOLS: dict[str, tuple[tuple[str, str], ...]] = {
    "gitlint": ((".gitlint", ""),),
    "commitlint": (
        (".commitlintrc", ""),
        (".commitlintrc.json", ""),
        (".commitlintrc.yaml", ""),
        (".commitlintrc.yml", ""),
        ("package.json", '"commitlint"'),
    ),
    "commitizen": (
        ("pyproject.toml", "commitizen"),
        (".cz.toml", "commitizen"),
        ("cz.toml", "commitizen"),
        (".cz.json", "commitizen"),
        ("cz.json", "commitizen"),
        (".cz.yaml", "commitizen"),
        ("cz.yaml", "commitizen"),
    ),
}
# Files of commitlint's that are programs: only Node could tell what is in them.
_SCRIPTS = tuple(
    f"{stem}.{ending}"
    for stem in ("commitlint.config", ".commitlintrc")
    for ending in ("js", "cjs", "mjs", "ts", "cts", "mts")
)


def peer_rules(top: Path) -> PeerRules:
    """The rules of all three tools at the top of a work tree; of two tools with one rule the first here counts."""
    collected: list[Collected] = []
    unread = [
        Finding(Origin(str(top / name)), "its rules", "are in a script, which is not run.", _SAY_THEM)
        for name in _SCRIPTS
        if (top / name).is_file()
    ]
    for tool, files in _TOOLS.items():
        for name, word in files:
            text = text_of(top / name)
            if text is None or word not in text:
                continue
            module = import_module(f"craftnudge.adapters.config.peers.{tool}")
            found: Collected | None = module.read(top / name, text)
            if found is not None:
                collected.append(found)
            elif not word and text.strip():
                unread.append(Finding(Origin(str(top / name)), "its rules", "are in a form not read here.", _SAY_THEM))
    values: dict[str, tuple[Any, Origin]] = {}
    for each in collected:
        values = each.values | values
    left_out = (
        *unread,
        *(
            Finding(Origin(str(each.path)), rule, "has no counterpart here.")
            for each in collected
            for rule in each.left_out
        ),
    )
    return PeerRules(Given(values), tuple(each.path for each in collected), left_out)
