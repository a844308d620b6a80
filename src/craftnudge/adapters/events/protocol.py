"""What every queue of events can do: put, take, acknowledge; and set aside what cannot be used.

An event says that commits were made in a repository; the commits themselves are read from the repository when the event
is taken. Events are delivered at least once: several may take the same one at a time, and one that is never
acknowledged is taken again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

EventKind = Literal["commit", "rewrite"]


@dataclass(frozen=True, slots=True)
class RepositoryEvent:
    """Something that happened in the repository at `folder`.

    A `commit` has a `commit_hash`, or None for HEAD as it is when the event is taken. A `rewrite` has `pairs` of an old
    and a new hash, and `how`: amend or rebase.
    """

    kind: EventKind
    folder: Path
    commit_hash: str | None = None
    how: str = ""
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class QueuedEvent:
    """An event with the id by which its queue knows it."""

    id: str
    event: RepositoryEvent


@dataclass(frozen=True, slots=True)
class RejectedEvent:
    """An event that was set aside: where it is kept, and why."""

    kept_at: str
    reason: str


class EventQueue(Protocol):
    """A queue that several processes may put into and take from."""

    def put(self, event: RepositoryEvent) -> None:
        """Adds an event. Raises OSError if that is impossible."""
        ...

    def take(self) -> list[QueuedEvent]:
        """What waits, the oldest first; all of it stays until it is acknowledged or set aside."""
        ...

    def acknowledge(self, event_id: str) -> None:
        """Removes an event that was handled, or that shall be forgotten; one that is already gone is not an error."""
        ...

    def set_aside(self, event_id: str, reason: str) -> None:
        """Keeps an event that cannot be used out of the queue, with the reason."""
        ...

    def rejected(self) -> list[RejectedEvent]:
        """What was set aside."""
        ...

    def clear_rejected(self) -> None:
        """Deletes what was set aside. Raises OSError if that is impossible."""
        ...
