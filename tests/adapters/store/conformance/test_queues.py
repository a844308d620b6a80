"""Every event queue keeps what is put in until it is acknowledged, and delivers it at least once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.events.protocol import RepositoryEvent
from craftnudge.adapters.events.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.adapters.events.protocol import EventQueue

# A new queue is one more entry.
QUEUES: dict[str, Callable[[Path], EventQueue]] = {"spool": lambda place: Spool(place / "data")}

COMMIT = RepositoryEvent("commit", Path("/home/ann/it's a shop"), "a" * 40)
HEAD = RepositoryEvent("commit", Path("/home/ann/barn"))
REWRITE = RepositoryEvent(
    "rewrite", Path("/home/ann/barn"), None, "rebase", (("b" * 40, "c" * 40), ("d" * 40, "e" * 40))
)


@pytest.fixture(params=QUEUES)
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], EventQueue]:
    """Opens one empty queue of each kind, as often as it is called."""
    return lambda: QUEUES[request.param](tmp_path)


def test_a_queue_with_nothing_in_it_answers(opener: Callable[[], EventQueue]) -> None:
    """Nothing waits, nothing was set aside, and there is nothing to acknowledge."""
    queue = opener()
    assert queue.take() == []
    assert queue.rejected() == []
    queue.acknowledge("none")
    queue.clear_rejected()


@pytest.mark.parametrize("event", [COMMIT, HEAD, REWRITE], ids=lambda event: event.how or event.kind)
def test_an_event_waits_until_it_is_acknowledged(opener: Callable[[], EventQueue], event: RepositoryEvent) -> None:
    """It comes back as it was put in, to any who take it, and to none afterwards."""
    opener().put(event)
    first, second = opener().take(), opener().take()
    assert [queued.event for queued in first] == [event]
    assert first == second
    opener().acknowledge(first[0].id)
    opener().acknowledge(second[0].id)
    assert opener().take() == []


def test_equal_events_are_kept_apart(opener: Callable[[], EventQueue]) -> None:
    """Put in by eight threads at once: as many wait as were put in, and each is acknowledged by itself."""
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: opener().put(COMMIT), range(40)))
    waiting = opener().take()
    assert [queued.event for queued in waiting] == [COMMIT] * 40
    assert len({queued.id for queued in waiting}) == 40
    opener().acknowledge(waiting[0].id)
    assert len(opener().take()) == 39


def test_an_event_that_is_set_aside_is_taken_no_more(opener: Callable[[], EventQueue]) -> None:
    """It is kept with the reason until that is cleared; the others still wait."""
    queue = opener()
    queue.put(COMMIT)
    queue.put(HEAD)
    aside = next(queued for queued in queue.take() if queued.event == COMMIT)
    queue.set_aside(aside.id, "the repository is gone")
    queue.set_aside(aside.id, "and gone")
    assert [queued.event for queued in opener().take()] == [HEAD]
    assert [rejected.reason for rejected in opener().rejected()] == ["the repository is gone"]
    opener().clear_rejected()
    assert opener().rejected() == []
    assert [queued.event for queued in opener().take()] == [HEAD]
