"""What `self-check` found: the state of an installation, in words of ours alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

Outcome = Literal["passed", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing that was tried: its name, how it ended, and the kind of error if it failed."""

    name: str
    outcome: Outcome
    error: str = ""


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """Facts by name, of versions, numbers and names that are ours, and trials.

    It is made for a public bug report: no path, message, address, name of a person or of a repository, and no value
    of a setting is in it.
    """

    facts: Mapping[str, str]
    trials: tuple[Trial, ...]

    @property
    def passed(self) -> bool:
        """Whether no trial failed."""
        return all(trial.outcome != "failed" for trial in self.trials)
