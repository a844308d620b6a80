"""What was shown to the user and the habit in focus, kept in `nudges.jsonl`: all that a hook needs of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.domain.habits.goal_events import FocusEnded, FocusSet, Memory, NudgeEvent, NudgeShown, remembered
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.runtime.limits import LOCK_SECONDS
from craftnudge.runtime.paths import behaviors_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from craftnudge.adapters.store.protocol import EventLog


def nudge_log(home: Path, lock_seconds: float = LOCK_SECONDS) -> EventLog:
    """Where it is kept."""
    return LocalStore(behaviors_folder(home), lock_seconds=lock_seconds).events("nudges")


def memory_of(log: EventLog) -> Memory:
    """The sum of all that is kept; lines that are of another kind are passed over."""
    return remembered(event for kept in log.read() if (event := nudge_of(kept)) is not None)


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
    last = nudge_of(log.last() or {})
    same = isinstance(last, NudgeShown) and (last.check_id, last.commit_hash) == (shown.check_id, shown.commit_hash)
    if not same:
        keep(log, shown)


def nudge_of(kept: Mapping[str, Any]) -> NudgeEvent | None:
    """The event of a line, or None for one of another kind, or written by another hand."""
    match kept:
        case {"type": "focus_set", "at_seconds": int(at), "check": str(check), "by": "evidence" | "user" as by}:
            return FocusSet(at, check, by) if check in all_checks() else None
        case {"type": "focus_ended", "at_seconds": int(at), "check": str(check), "how": how}:
            return FocusEnded(at, check, how) if how in ("held", "replaced", "dropped") else None
        case {"type": "shown", "at_seconds": int(at), "check": str(check), "commit": str(commit), "where": where}:
            return NudgeShown(at, check, commit, where) if where in ("hook", "home", "coach") else None
    return None
