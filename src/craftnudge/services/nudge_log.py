"""The log of nudges and goals: what was shown to the user. Holds only what a hook needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.habits.goal_events import GoalEnded, GoalSet, Memory, NudgeEvent, NudgeShown, remembered
from craftnudge.domain.rubric.former_names import current_id
from craftnudge.domain.rubric.registry import all_checks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from craftnudge.adapters.store.protocol import EventLog


def memory_of(log: EventLog) -> Memory:
    """The sum of all recorded events."""
    return memory_after(log.read())


def memory_after(lines: Iterable[Mapping[str, Any]]) -> Memory:
    """The sum of events as they were read; those of other kinds are skipped."""
    return remembered(event for line in lines if (event := event_of(line)) is not None)


def append_event(log: EventLog, event: NudgeEvent) -> None:
    """Records the event durably; raises JournalError if that is impossible."""
    log.append(*line_of(event))


def record_shown(log: EventLog, shown: NudgeShown) -> None:
    """Records that a line about a check was shown.

    The same line about the same commit, shown again at once, is recorded once, also if several processes show it.
    Raises JournalError if recording is impossible.
    """
    if _is_repeated(log.last(), shown):
        return  # without a lock, so that looking twice writes nothing
    with log.transaction() as transaction:
        if not _is_repeated(transaction.last(), shown):
            transaction.append(*line_of(shown))


def _is_repeated(line: Mapping[str, Any] | None, shown: NudgeShown) -> bool:
    last = event_of(line or {})
    return isinstance(last, NudgeShown) and (last.check_id, last.commit_hash) == (shown.check_id, shown.commit_hash)


def line_of(event: NudgeEvent) -> tuple[str, dict[str, Any]]:
    """The type and the fields with which an event is recorded."""
    match event:
        case GoalSet(at_seconds, check_id, by):
            return "focus_set", {"at_seconds": at_seconds, "check": check_id, "by": by}
        case GoalEnded(at_seconds, check_id, how):
            return "focus_ended", {"at_seconds": at_seconds, "check": check_id, "how": how}
        case NudgeShown(at_seconds, check_id, commit_hash, where):
            return "shown", {"at_seconds": at_seconds, "check": check_id, "commit": commit_hash, "where": where}


def event_of(line: Mapping[str, Any]) -> NudgeEvent | None:
    """The event of a recorded line; None for one of another kind, or that another program wrote.

    A check is named by its id of today, whatever its id was when the line was written.
    """
    match line:
        case {"type": "focus_set", "at_seconds": int(at), "check": str(check), "by": "evidence" | "user" as by}:
            check_id = current_id(check)
            return GoalSet(at, check_id, by) if check_id in all_checks() else None
        case {"type": "focus_ended", "at_seconds": int(at), "check": str(check), "how": how}:
            return GoalEnded(at, current_id(check), how) if how in ("held", "replaced", "dropped") else None
        case {"type": "shown", "at_seconds": int(at), "check": str(check), "commit": str(commit), "where": where}:
            return NudgeShown(at, current_id(check), commit, where) if where in ("hook", "home", "coach") else None
    return None
