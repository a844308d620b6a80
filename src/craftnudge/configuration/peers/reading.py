"""The rule files of other tools that lie at the top of a project."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from craftnudge.configuration.files import Given
from craftnudge.configuration.findings import Finding, Origin
from craftnudge.configuration.table import SETTINGS
from craftnudge.configuration.validation import WrongValueError, checked

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


def peer_rules(top: Path) -> PeerRules:
    """The rules of all three tools at the top of a work tree; of two tools with one rule the first here counts."""
    # Imported here: a project without such files, which is most of them, pays for none of their parsers.
    from craftnudge.configuration.peers import commitizen, commitlint, gitlint  # noqa: PLC0415

    collected = [
        found for tool in (gitlint, commitlint, commitizen) for name in tool.FILES if (found := tool.read(top / name))
    ]
    values: dict[str, tuple[Any, Origin]] = {}
    for each in collected:
        values = each.values | values
    left_out = tuple(
        Finding(Origin(str(each.path)), rule, "has no counterpart here.")
        for each in collected
        for rule in each.left_out
    )
    return PeerRules(Given(values), tuple(each.path for each in collected), left_out)
