"""The goal after some commits, and how the user's next commits answered the nudges before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.habits.goal import GoalProgress, goal_progress, next_events
from craftnudge.domain.habits.goal_events import GoalEnded, GoalSet, NudgeShown
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.services.nudge_log import event_of, line_of, memory_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from craftnudge.adapters.store.protocol import EventLog
    from craftnudge.domain.habits.scored_commit import ScoredCommit

    Line = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class GoalState:
    """The goal and how it goes, None without one; `reached` is a goal that these commits have reached."""

    course: GoalProgress | None
    reached: GoalProgress | None = None


class GoalStep(NamedTuple):
    """The goal after some commits, and what is still to be recorded for it to be so: type and fields of each event."""

    state: GoalState
    events: tuple[tuple[str, Mapping[str, Any]], ...]


def goal_after(
    recorded: Sequence[Mapping[str, Any]],
    commits: Sequence[ScoredCommit],
    now_seconds: int,
    *,
    everywhere: Sequence[ScoredCommit] | None = None,
) -> GoalStep:
    """The goal after the recorded events and these commits of the user's. Pure: nothing is read or written.

    A goal that is reached in `commits` is ended and the next one chosen from them; each nudge gets the outcome of the
    next commit `everywhere` (by default `commits`) on which its check applied.
    """
    memory = memory_after(recorded)
    new_events = next_events(commits, memory, now_seconds)
    reached = None
    goal = memory.goal
    for event in new_events:
        if isinstance(event, GoalEnded) and memory.goal is not None:
            reached = goal_progress(memory.goal, commits)
            goal = None
    goal = next((event for event in new_events if isinstance(event, GoalSet)), goal)
    state = GoalState(None if goal is None else goal_progress(goal, commits), reached)
    outcomes = _outcomes(recorded, commits if everywhere is None else everywhere)
    return GoalStep(state, (*outcomes, *map(line_of, new_events)))


def settle_goal(
    log: EventLog,
    commits: Sequence[ScoredCommit],
    now_seconds: int,
    *,
    everywhere: Sequence[ScoredCommit] | None = None,
) -> GoalState:
    """The goal after these commits of the user's, with everything recorded that `goal_after` says is missing.

    Where nothing is, nothing is written or locked. Otherwise the events are read again under the lock that they are
    written under, so that of several callers at once one records them. Raises JournalError if recording is impossible.
    """
    step = goal_after(log.read(), commits, now_seconds, everywhere=everywhere)
    if not step.events:
        return step.state
    with log.transaction() as transaction:
        step = goal_after(transaction.read(), commits, now_seconds, everywhere=everywhere)
        for kind, fields in step.events:
            transaction.append(kind, fields)
    return step.state


def choose_goal(log: EventLog, check_id: str, now_seconds: int) -> None:
    """Makes a check the user's goal, unless it is already; raises JournalError if recording is impossible."""
    with log.transaction() as transaction:
        goal = memory_after(transaction.read()).goal
        if goal is None or goal.check_id != check_id:
            transaction.append(*line_of(GoalSet(now_seconds, check_id, "user")))


def drop_goal(log: EventLog, now_seconds: int) -> None:
    """Ends the goal, if there is one; raises JournalError if recording is impossible."""
    with log.transaction() as transaction:
        goal = memory_after(transaction.read()).goal
        if goal is not None:
            transaction.append(*line_of(GoalEnded(now_seconds, goal.check_id, "dropped")))


def _outcomes(recorded: Sequence[Mapping[str, Any]], commits: Sequence[ScoredCommit]) -> Iterator[Line]:
    """For each nudge without one: the user's next commit on which its check applied, and whether it passed."""
    settled = {(event.get("check"), event.get("after")) for event in recorded if event["type"] == "followed"}
    for line in recorded:
        shown = event_of(line)
        if not isinstance(shown, NudgeShown) or (shown.check_id, shown.commit_hash) in settled:
            continue
        case = _next_case(shown, commits)
        if case is not None:
            commit, passed = case
            settled.add((shown.check_id, shown.commit_hash))
            fields = {"check": shown.check_id, "after": shown.commit_hash, "commit": commit.hash, "met": passed}
            yield "followed", fields | {"rubric_version": commit.rubric_version}


def _next_case(shown: NudgeShown, commits: Iterable[ScoredCommit]) -> tuple[ScoredCommit, bool] | None:
    later = (
        (commit.committed.seconds, commit)
        for commit in commits
        if commit.committed is not None and commit.committed.seconds > shown.at_seconds
    )
    for _, commit in sorted(later, key=lambda pair: pair[0]):
        for check in commit.checks:
            if check.id == shown.check_id and check.result != "not_applicable":
                return commit, check.result == "pass"
    return None
