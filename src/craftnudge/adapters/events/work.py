"""What the roles of a team's server have to do for each other, and how its numbers travel between them.

Work is recorded in the database, in the transaction that makes it necessary, and deleted after its effect. So it is
done at least once, whatever is killed, and its effects must not mind being repeated or exchanged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, get_args

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

# track: read what is new in a repository. analyse: score a commit. coach: say something about it. store: keep house in
# the database. show: tell the open pages. publish: publish the figures of months that are over.
# seal: seal new entries of the audit log.
WorkKind = Literal["track", "analyse", "coach", "store", "show", "publish", "seal"]
WORK_KINDS: tuple[WorkKind, ...] = get_args(WorkKind)
# After so many tries without success work is set aside.
MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to be done for a team.

    `subject` is a commit's id, or what else the kind is about; `tries` counts this try too.
    """

    id: int
    team_id: int
    kind: WorkKind
    subject: str
    tries: int


@dataclass(frozen=True, slots=True)
class DeadWork:
    """Work that was set aside: when, and why its last try failed."""

    item: WorkItem
    reason: str
    died_at: datetime


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much work waits, and for how many seconds the oldest of it."""

    count: int
    oldest_seconds: float


class Announcer(Protocol):
    """Carries the numbers of new work to whoever waits for it. May lose them: then the work is done a little later."""

    def announce(self, kind: WorkKind, ids: Sequence[int]) -> bool:
        """Sends the numbers; returns whether they were taken. Never raises."""
        ...

    def listen(self, kind: WorkKind, *, most: int, wait_seconds: float) -> list[int]:
        """Numbers that were announced to this listener; none after the time, or where nothing can be heard."""
        ...

    def forgot(self, kind: WorkKind) -> bool:
        """Whether what was announced before may be lost; true once for each loss."""
        ...

    def acknowledge(self, kind: WorkKind, ids: Collection[int]) -> None:
        """Says that the work with these numbers is done or set aside. Never raises."""
        ...
