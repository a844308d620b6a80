"""What was shown to a user about a habit, and the habit being worked on: the events, and their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

Where = Literal["hook", "home", "coach"]


@dataclass(frozen=True, slots=True)
class FocusSet:
    """A habit became the one to work on: chosen from the user's own commits, or by the user (`craftnudge goal`)."""

    at_seconds: int
    check_id: str
    by: Literal["evidence", "user"]


@dataclass(frozen=True, slots=True)
class FocusEnded:
    """It is no longer: it held for long enough, another took its place, or the user let it go."""

    at_seconds: int
    check_id: str
    how: Literal["held", "replaced", "dropped"]


@dataclass(frozen=True, slots=True)
class NudgeShown:
    """A line about a check was shown, after which commit and where."""

    at_seconds: int
    check_id: str
    commit_hash: str
    where: Where


NudgeEvent = FocusSet | FocusEnded | NudgeShown


@dataclass(frozen=True, slots=True)
class Memory:
    """The sum of all events: the habit in focus, how earlier ones ended (oldest first), and what was shown."""

    focus: FocusSet | None = None
    ended: tuple[FocusEnded, ...] = ()
    shown: tuple[NudgeShown, ...] = ()

    def ended_at(self, check_id: str) -> FocusEnded | None:
        """How and when that habit last ceased to be the focus."""
        return next((each for each in reversed(self.ended) if each.check_id == check_id), None)


def remembered(events: Iterable[NudgeEvent]) -> Memory:
    """The sum of events in the order in which they were written.

    A focus that was set over another one replaces it, also where no event says so: the later word counts.
    """
    focus: FocusSet | None = None
    ended: list[FocusEnded] = []
    shown: list[NudgeShown] = []
    for event in events:
        if isinstance(event, NudgeShown):
            shown.append(event)
        elif isinstance(event, FocusSet):
            if focus is not None and focus.check_id != event.check_id:
                ended.append(FocusEnded(event.at_seconds, focus.check_id, "replaced"))
            focus = event
        else:
            ended.append(event)
            if focus is not None and focus.check_id == event.check_id:
                focus = None
    return Memory(focus, tuple(ended), tuple(shown))
