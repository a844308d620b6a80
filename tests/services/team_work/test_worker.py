"""A worker does what it can, whatever part of its work fails."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.events.work import MOST_TRIES
from craftnudge.errors import StoreError
from craftnudge.services.team_work.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.adapters.events.work import WorkItem
    from craftnudge.services.team_work.connections import TeamConnections


def add(team: TeamConnections, *subjects: str) -> None:
    """Adds work for the coach."""
    with team.database.transaction(1) as connection:
        team.work.add(connection, 1, "coach", subjects)


def make_due(team: TeamConnections, **changed: int) -> None:
    """As if every lease and pause were over; `tries` sets how often all of it was tried."""
    with team.database.work() as connection:
        connection.execute(
            "update work set available_at = clock_timestamp(), tries = coalesce(%s, tries)", (changed.get("tries"),)
        )


class Notes:
    """An effect that fails for one subject, and what became of all."""

    def __init__(self, poison: str = "poison", error: Exception | None = None) -> None:
        self.poison = poison
        self.error = error or ValueError("words of a stranger")
        self.done: list[str] = []
        self.reports: list[tuple[str, int, str]] = []

    def __call__(self, items: Sequence[WorkItem]) -> None:
        """All or nothing, as a transaction is."""
        if any(item.subject == self.poison for item in items):
            raise self.error
        self.done += [item.subject for item in items]

    def report(self, kind: str, outcome: str, count: int, seconds: float, reason: str) -> None:
        """Notes it."""
        assert kind == "coach"
        assert seconds >= 0
        self.reports.append((outcome, count, reason))


def worker_of(team: TeamConnections, notes: Notes, clock: Callable[[], float] = lambda: 0.0) -> Worker:
    """A worker for the coach's work."""
    return Worker("coach", team.work_for("coach"), notes, notes.report, most=50, clock=clock)


def test_poison_ends_aside_and_the_rest_is_done(team: TeamConnections) -> None:
    """After eight tries, with a reason that repeats no words of its error; the others are done at the first."""
    add(team, "a", "poison", "b")
    notes = Notes()
    worker = worker_of(team, notes)
    for _ in range(MOST_TRIES):
        assert worker.one_round()
        assert sorted(notes.done) == ["a", "b"]
        make_due(team)
    assert not worker.one_round()
    assert notes.reports[-1] == ("set-aside", 1, "ValueError")
    (dead,) = team.work.dead()
    assert (dead.item.subject, dead.reason) == ("poison", "ValueError")


def test_what_kills_its_worker_each_time_is_not_tried_for_ever(team: TeamConnections) -> None:
    """Nobody could say that it failed; its tries tell."""
    add(team, "killer")
    make_due(team, tries=MOST_TRIES)
    notes = Notes()
    worker_of(team, notes).one_round()
    assert notes.done == []
    assert [dead.reason for dead in team.work.dead()] == ["its worker was killed each time"]


def test_without_a_database_nothing_has_failed(team: TeamConnections) -> None:
    """The work is left for later, and is not counted among the failures."""
    add(team, "a")
    notes = Notes("a", StoreError("store.unreachable", reason="gone"))
    with pytest.raises(StoreError):
        worker_of(team, notes).one_round()
    assert notes.reports == []
    assert team.work.waiting() == {"coach": 1}


def test_a_hanging_effect_shows_as_stuck(team: TeamConnections) -> None:
    """Only a finished round is progress."""
    add(team, "a")
    now = [0.0]
    notes = Notes()
    worker = worker_of(team, notes, lambda: now[0])
    now[0] = 31.0
    assert worker.stuck_seconds == 31.0
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,))
    thread.start()
    stop.set()
    thread.join()
    assert worker.stuck_seconds == 0.0 or notes.done == []


def test_a_stopped_worker_finishes_what_it_has(team: TeamConnections) -> None:
    """Nothing is left in hand for others to wait for."""
    add(team, *(f"{number:03}" for number in range(120)))
    notes = Notes()
    stop = threading.Event()
    worker = worker_of(team, notes)
    thread = threading.Thread(target=worker.run, args=(stop,))
    thread.start()
    while not notes.done:
        pass
    stop.set()
    thread.join()
    with team.database.work() as connection:
        assert connection.execute("select count(*) from work where tries > 0").fetchone() == (0,)
    assert len(notes.done) + team.work.waiting().get("coach", 0) == 120
