"""What maintenance of the journal found and did: verify, forget, import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from craftnudge.errors import Cause


@dataclass(frozen=True, slots=True)
class DamagedLine:
    """A damaged line: its number, from 1, and what happened to it.

    `used` if it is read all the same; `made_good` if everything it names was recorded on other lines.
    """

    line: int
    kind: str
    cause: Cause
    used: bool
    made_good: bool


@dataclass(frozen=True, slots=True)
class SetAsideEvent:
    """A queued event that could not be used: the file that holds it, and why, as it was written down."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class JournalCheck:
    """What a journal holds, in lines, and which events were set aside.

    `again` are lines whose commit is on an earlier line with the same facts; `unhashed` ones have no hash of their own;
    `made_good` ones cannot be read, and what they name is on other lines; `lost` is the number of all others that
    cannot be read. `damages` are the first thousand of those that `damages_by_kind` counts.
    """

    lines: int
    commits: int
    rewrites: int
    others: int
    again: int
    unhashed: int
    made_good: int
    lost: int
    damages_by_kind: Mapping[str, int]
    damages: tuple[DamagedLine, ...]
    aside: tuple[SetAsideEvent, ...]


@dataclass(frozen=True, slots=True)
class ForgottenScope:
    """What commits are asked for: names of repositories, how many authors, the first and the last author's own day."""

    repositories: tuple[str, ...]
    authors: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed from the journal, in lines, or would be if `done` is false.

    `commits`, `rewrites` and `damaged` lines are removed; `redacted` ones stay without the person; `kept` ones stay as
    they were. `scope` is known before it is done.
    """

    done: bool
    commits: int
    rewrites: int
    damaged: int
    redacted: int
    kept: int
    scope: ForgottenScope | None = None

    @property
    def changes(self) -> bool:
        """Whether there was anything to forget."""
        return bool(self.commits or self.rewrites or self.damaged or self.redacted)


@dataclass(frozen=True, slots=True)
class LineNotImported:
    """A line of an imported file that cannot be read: its number, from 1, and why."""

    line: int
    cause: Cause


@dataclass(frozen=True, slots=True)
class Imported:
    """How many lines were imported or recorded already, and which could not be read."""

    written: int
    already_there: int
    unreadable: tuple[LineNotImported, ...]
