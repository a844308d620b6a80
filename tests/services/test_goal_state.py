"""The goal is a function of what is recorded and of the commits; what is missing is recorded once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.domain.habits.goal import LAST_COMMITS
from craftnudge.domain.habits.goal_events import NudgeShown
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.services.goal_state import choose_goal, drop_goal, goal_after, settle_goal
from craftnudge.services.nudge_log import memory_of, record_shown
from tests.support.scored import Diary, check_result
from tests.support.slow_log import SlowLog

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.store.protocol import EventLog

CHECK, OTHER = (check.id for check in list(all_checks().values())[:2])
NOW = 1_900_000_000


@pytest.fixture
def log(tmp_path: Path) -> EventLog:
    """An empty stream of nudges."""
    return LocalStore(tmp_path / "data").events("nudges")


def written(diary: Diary, commits: int, share: float) -> Diary:
    """So many more commits, a day each, on which the check applied with that share of its points."""
    for _ in range(commits):
        diary.write(len(diary.commits), checks=[check_result(CHECK, "why", share, 300)], message="A commit")
    return diary


def seconds(diary: Diary, index: int) -> int:
    """When a commit was made."""
    committed = diary.commits[index].record.committed
    assert committed is not None
    return committed.seconds


def kinds(log: EventLog) -> list[str]:
    """The types of all recorded events."""
    return [event["type"] for event in log.read()]


def test_six_that_ask_at_once_choose_one_goal(tmp_path: Path) -> None:
    """Each with a store of its own; all see the same goal."""
    diary = written(Diary(), 30, 0)

    def ask(_: int) -> str | None:
        state = settle_goal(SlowLog(tmp_path / "data" / "nudges.jsonl"), diary.commits, NOW)
        return None if state.course is None else state.course.check_id

    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(ask, range(6))) == [CHECK] * 6
    assert kinds(LocalStore(tmp_path / "data").events("nudges")) == ["focus_set"]


def test_to_ask_what_is_settled_writes_nothing(tmp_path: Path, log: EventLog) -> None:
    """Neither an event nor a lock; and with nothing to choose from not even the folder."""
    assert settle_goal(log, (), NOW).course is None
    assert not (tmp_path / "data").exists()
    diary = written(Diary(), 30, 0)
    first = settle_goal(log, diary.commits, NOW)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "data").iterdir()}
    assert settle_goal(log, diary.commits, NOW + 1) == first
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "data").iterdir()} == before


def test_the_step_is_what_is_recorded(log: EventLog) -> None:
    """The pure function says what will be recorded, and finds nothing missing afterwards."""
    diary = written(Diary(), 30, 0)
    step = goal_after(log.read(), diary.commits, NOW)
    assert log.read() == []
    assert [kind for kind, _ in step.events] == ["focus_set"]
    assert settle_goal(log, diary.commits, NOW) == step.state
    assert kinds(log) == ["focus_set"]
    again = goal_after(log.read(), diary.commits, NOW)
    assert (again.state, again.events) == (step.state, ())


def test_a_goal_that_is_reached_ends_once(log: EventLog) -> None:
    """The first to ask is shown that it was; both events are recorded together."""
    diary = written(Diary(), 30, 0)
    settle_goal(log, diary.commits, seconds(diary, -1))
    written(diary, LAST_COMMITS, 1)
    state = settle_goal(log, diary.commits, NOW)
    assert state.reached is not None
    assert state.reached.check_id == CHECK
    assert state.course is None
    assert kinds(log) == ["focus_set", "focus_ended"]
    assert settle_goal(log, diary.commits, NOW).reached is None


def test_commits_elsewhere_reach_no_goal(log: EventLog) -> None:
    """They only answer the nudges that were shown there."""
    here, elsewhere = written(Diary(), 30, 0), written(Diary(), 30, 0)
    settle_goal(log, here.commits, seconds(here, -1))
    record_shown(log, NudgeShown(seconds(here, -1), CHECK, here.commits[-1].record.hash, "hook"))
    written(elsewhere, LAST_COMMITS, 1)
    assert settle_goal(log, here.commits, NOW, everywhere=(*here.commits, *elsewhere.commits)).reached is None
    assert kinds(log) == ["focus_set", "shown", "followed"]


def test_a_nudge_gets_the_outcome_of_the_next_commit_once(tmp_path: Path, log: EventLog) -> None:
    """Of the next on which its check applied, however often and by however many it is asked."""
    diary = written(Diary(), 3, 0)
    record_shown(log, NudgeShown(seconds(diary, -1), CHECK, diary.commits[-1].record.hash, "hook"))
    settle_goal(log, diary.commits, NOW)
    assert kinds(log) == ["shown"]
    written(diary, 2, 1)

    def ask(_: int) -> None:
        settle_goal(SlowLog(tmp_path / "data" / "nudges.jsonl"), diary.commits, NOW)

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(ask, range(6)))
    assert kinds(log) == ["shown", "followed"]
    outcome = log.read()[-1]
    assert (outcome["check"], outcome["commit"], outcome["met"]) == (CHECK, diary.commits[3].record.hash, True)


def test_a_goal_is_chosen_and_dropped_once(log: EventLog) -> None:
    """Choosing the one that there is, and dropping none, records nothing."""
    drop_goal(log, 1)
    choose_goal(log, CHECK, 2)
    choose_goal(log, CHECK, 3)
    choose_goal(log, OTHER, 4)
    drop_goal(log, 5)
    drop_goal(log, 6)
    assert kinds(log) == ["focus_set", "focus_set", "focus_ended"]
    assert memory_of(log).goal is None
