"""What was shown is recorded once, and read back as the event it was."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.event_log import EventFile
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.domain.habits.goal_events import GoalEnded, GoalSet, NudgeShown
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.services.nudge_log import append_event, event_of, line_of, memory_of, record_shown
from tests.support.slow_log import SlowLog

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.store.protocol import EventLog
    from craftnudge.domain.habits.goal_events import NudgeEvent

CHECK, OTHER = list(all_checks())[:2]
SHOWN = NudgeShown(1_700_000_000, CHECK, "a" * 40, "hook")


@pytest.fixture
def log(tmp_path: Path) -> EventLog:
    """An empty stream of nudges."""
    return LocalStore(tmp_path / "data").events("nudges")


def test_six_that_show_one_line_at_once_record_it_once(tmp_path: Path) -> None:
    """Each with a log of its own, as a page asked for six times has it."""
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda _: record_shown(SlowLog(tmp_path / "nudges.jsonl"), SHOWN), range(6)))
    assert memory_of(EventFile(tmp_path / "nudges.jsonl")).shown == (SHOWN,)


def test_a_line_shown_again_at_once_is_one_nudge(tmp_path: Path, log: EventLog) -> None:
    """Also from another place; about another commit, another check, or after something else it is another nudge."""
    other_commit = NudgeShown(2, CHECK, "b" * 40, "hook")
    other_check = NudgeShown(3, OTHER, "b" * 40, "hook")
    for shown in (SHOWN, NudgeShown(1, CHECK, "a" * 40, "home"), other_commit, other_check, SHOWN):
        record_shown(log, shown)
    assert memory_of(log).shown == (SHOWN, other_commit, other_check, SHOWN)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "data").iterdir()}
    record_shown(log, SHOWN)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "data").iterdir()} == before


@pytest.mark.parametrize("event", [SHOWN, GoalSet(1, CHECK, "user"), GoalEnded(2, CHECK, "replaced")])
def test_an_event_is_read_back_as_it_was(log: EventLog, event: NudgeEvent) -> None:
    """Every kind, with all that it says."""
    append_event(log, event)
    (line,) = log.read()
    assert event_of(line) == event
    assert line["type"] == line_of(event)[0]


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"type": "followed", "check": CHECK},
        {"type": "focus_set", "at_seconds": 1, "check": "CN000", "by": "user"},
        {"type": "focus_set", "at_seconds": 1, "check": CHECK, "by": "chance"},
        {"type": "focus_ended", "at_seconds": "1", "check": CHECK, "how": "held"},
        {"type": "shown", "at_seconds": 1, "check": CHECK, "commit": "a", "where": "web"},
    ],
)
def test_a_line_of_another_kind_is_no_event(line: dict[str, object]) -> None:
    """Of an unknown check, with another type, or from a place that is not known."""
    assert event_of(line) is None


def test_a_goal_set_under_a_former_id_is_still_the_goal(log: EventLog) -> None:
    """The check was CN212 when the line was written; it is CN109 today."""
    log.append("focus_set", {"at_seconds": 7, "check": "CN212", "by": "user"})
    assert memory_of(log).goal == GoalSet(7, "CN109", "user")
    log.append("focus_ended", {"at_seconds": 8, "check": "CN212", "how": "dropped"})
    assert memory_of(log).goal is None
