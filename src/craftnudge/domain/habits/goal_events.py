"""What was shown to a user about a habit, and the habit being worked on: the events, and their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

Where = Literal["hook", "home", "coach"]


@dataclass(frozen=True, slots=True)
class GoalSet:
    """A habit became the goal: chosen from the user's own commits, or by the user (`craftnudge goal`)."""

    at_seconds: int
    check_id: str
    by: Literal["evidence", "user"]


@dataclass(frozen=True, slots=True)
class GoalEnded:
    """A goal ended: it was reached, another took its place, or the user cleared it."""

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


NudgeEvent = GoalSet | GoalEnded | NudgeShown


@dataclass(frozen=True, slots=True)
class Memory:
    """The sum of all events: the goal, how earlier ones ended (oldest first), and what was shown."""

    goal: GoalSet | None = None
    ended: tuple[GoalEnded, ...] = ()
    shown: tuple[NudgeShown, ...] = ()

    def ended_at(self, check_id: str) -> GoalEnded | None:
        """How and when that habit last ended as the goal."""
        return next((event for event in reversed(self.ended) if event.check_id == check_id), None)


def remembered(events: Iterable[NudgeEvent]) -> Memory:
    """The sum of events in the order in which they were written.

    A goal that was set over another one replaces it, also where no event says so: the later event counts.
    """
    goal: GoalSet | None = None
    ended: list[GoalEnded] = []
    shown: list[NudgeShown] = []
    for event in events:
        if isinstance(event, NudgeShown):
            shown.append(event)
        elif isinstance(event, GoalSet):
            if goal is not None and goal.check_id != event.check_id:
                ended.append(GoalEnded(event.at_seconds, goal.check_id, "replaced"))
            goal = event
        else:
            ended.append(event)
            if goal is not None and goal.check_id == event.check_id:
                goal = None
    return Memory(goal, tuple(ended), tuple(shown))
