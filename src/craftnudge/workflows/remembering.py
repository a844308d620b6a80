"""What was shown to the user, what followed, and the habit in focus: kept in `nudges.jsonl`, summed up when needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from craftnudge.habits.focus import FocusCourse, focus_course, next_events
from craftnudge.habits.nudge import FocusEnded, FocusSet, Memory, NudgeEvent, NudgeShown, remembered
from craftnudge.journal.event_log import NUDGES, EventLog
from craftnudge.rubric.registry import all_checks
from craftnudge.settings import LOCK_SECONDS, behaviors_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from craftnudge.habits.scored import ScoredCommit


@dataclass(frozen=True, slots=True)
class FocusNow:
    """The habit in focus and how it goes, None where there is none; `held` is one that was let go just now."""

    course: FocusCourse | None
    held: FocusCourse | None = None


def nudge_log(home: Path, lock_seconds: float = LOCK_SECONDS) -> EventLog:
    """Where it is kept."""
    return EventLog(behaviors_folder(home) / NUDGES, lock_seconds=lock_seconds)


def memory_of(log: EventLog) -> Memory:
    """The sum of all that is kept; lines that are of another kind are passed over."""
    return remembered(event for kept in log.read() if (event := _decoded(kept)) is not None)


def keep(log: EventLog, event: NudgeEvent) -> None:
    """The event is kept; raises JournalError where that cannot be."""
    match event:
        case FocusSet(at_seconds, check_id, by):
            log.append("focus_set", {"at_seconds": at_seconds, "check": check_id, "by": by})
        case FocusEnded(at_seconds, check_id, how):
            log.append("focus_ended", {"at_seconds": at_seconds, "check": check_id, "how": how})
        case NudgeShown(at_seconds, check_id, commit_hash, where):
            fields = {"at_seconds": at_seconds, "check": check_id, "commit": commit_hash, "where": where}
            log.append("shown", fields)


def note_shown(log: EventLog, shown: NudgeShown) -> None:
    """A line about a check was shown; the same line about the same commit, shown again at once, is one nudge."""
    last = _decoded(log.last() or {})
    same = isinstance(last, NudgeShown) and (last.check_id, last.commit_hash) == (shown.check_id, shown.commit_hash)
    if not same:
        keep(log, shown)


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
        shown = _decoded(event)
        if not isinstance(shown, NudgeShown) or (shown.check_id, shown.commit_hash) in settled:
            continue
        found = _next_case(shown, commits)
        if found is not None:
            commit, met = found
            settled.add((shown.check_id, shown.commit_hash))
            fields = {"check": shown.check_id, "after": shown.commit_hash, "commit": commit.record.hash, "met": met}
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
                return commit, check.result == "met"
    return None


def _decoded(kept: Mapping[str, Any]) -> NudgeEvent | None:
    """The event of a line, or None for one of another kind, or written by another hand."""
    match kept:
        case {"type": "focus_set", "at_seconds": int(at), "check": str(check), "by": "evidence" | "user" as by}:
            return FocusSet(at, check, by) if check in all_checks() else None
        case {"type": "focus_ended", "at_seconds": int(at), "check": str(check), "how": how}:
            return FocusEnded(at, check, how) if how in ("held", "replaced", "dropped") else None
        case {"type": "shown", "at_seconds": int(at), "check": str(check), "commit": str(commit), "where": where}:
            return NudgeShown(at, check, commit, where) if where in ("hook", "home", "coach") else None
    return None
