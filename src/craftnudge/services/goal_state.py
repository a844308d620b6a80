"""The habit in focus after some commits, and what they made of the nudges before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.goal import FocusCourse, focus_course, next_events
from craftnudge.domain.habits.goal_events import FocusEnded, FocusSet, NudgeShown
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.nudge_log import keep, memory_of, nudge_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftnudge.adapters.store.protocol import EventLog
    from craftnudge.domain.habits.scored_commit import ScoredCommit


@dataclass(frozen=True, slots=True)
class FocusNow:
    """The habit in focus and how it goes, None where there is none; `held` is one that was let go just now."""

    course: FocusCourse | None
    held: FocusCourse | None = None


def focus_now(log: EventLog, commits: Sequence[ScoredCommit], now_seconds: int) -> FocusNow:
    """The focus after these commits of the user's: one that holds is let go, and the next one chosen.

    What followed earlier nudges is kept on the way. Raises JournalError where something has to be kept and cannot be.
    """
    _keep_what_followed(log, commits)
    memory = memory_of(log)
    held = None
    events = next_events(commits, memory, now_seconds)
    for event in events:
        keep(log, event)
        if isinstance(event, FocusEnded) and memory.focus is not None:
            held = focus_course(memory.focus, commits)
    focus = next((event for event in events if isinstance(event, FocusSet)), None if held else memory.focus)
    return FocusNow(None if focus is None else focus_course(focus, commits), held)


def _keep_what_followed(log: EventLog, commits: Sequence[ScoredCommit]) -> None:
    """For each nudge shown: the user's next commit on which its check came up, and whether it met it. Kept once."""
    events = log.read()
    settled = {(event.get("check"), event.get("after")) for event in events if event["type"] == "followed"}
    for event in events:
        shown = nudge_of(event)
        if not isinstance(shown, NudgeShown) or (shown.check_id, shown.commit_hash) in settled:
            continue
        found = _next_case(shown, commits)
        if found is not None:
            commit, passed = found
            settled.add((shown.check_id, shown.commit_hash))
            fields = {"check": shown.check_id, "after": shown.commit_hash, "commit": commit.record.hash, "met": passed}
            log.append("followed", fields | {"rubric_version": commit.card.rubric_version})


def _next_case(shown: NudgeShown, commits: Iterable[ScoredCommit]) -> tuple[ScoredCommit, bool] | None:
    later = (
        (each.record.committed.seconds, each)
        for each in commits
        if each.record.committed is not None and each.record.committed.seconds > shown.at_seconds
    )
    for _, commit in sorted(later, key=lambda pair: pair[0]):
        for check in commit.card.checks:
            if check.id == shown.check_id and check.result != "not_applicable":
                return commit, check.result == "pass"
    return None
