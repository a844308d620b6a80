"""Every store keeps events in streams, in order, and lets one writer at a time read and append."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from craftnudge.errors import JournalError

if TYPE_CHECKING:
    from craftnudge.adapters.store.protocol import CommitStore, EventLog
    from tests.adapters.store.conformance.conftest import Opener


def said(events: list[dict[str, Any]]) -> list[tuple[str, object]]:
    """Kind and text of each event."""
    return [(event["type"], event.get("text")) for event in events]


def append_and_raise(log: EventLog) -> None:
    """An interruption in a transaction."""
    with log.transaction() as transaction:
        transaction.append("shown", {"text": "three"})
        raise KeyboardInterrupt


def append_two(log: EventLog, text: str) -> None:
    """Two events in one transaction."""
    with log.transaction() as transaction:
        transaction.append("shown", {"text": "four"})
        transaction.append("shown", {"text": text})


def test_streams_are_apart_and_in_order(opener: Opener) -> None:
    """What is appended to one stream is read from it, by another object too, and from no other."""
    store = opener()
    assert store.events("nudges").read() == []
    assert store.events("nudges").last() is None
    store.events("nudges").append("shown", {"text": "one"})
    store.events("nudges").append("focus_set", {"text": "zwei é\n"})
    store.events("sessions").append("session", {})
    again = opener().events("nudges")
    assert said(again.read()) == [("shown", "one"), ("focus_set", "zwei é\n")]
    assert again.last() == again.read()[-1]
    assert said(store.events("sessions").read()) == [("session", None)]
    assert {event["recorded_at"] for event in again.read()} == {"2023-11-26T12:00:00Z"}


def test_a_transaction_is_written_as_a_whole(store: CommitStore) -> None:
    """All of it when the block ends, nothing before, and nothing where the block raises."""
    log = store.events("nudges")
    log.append("shown", {"text": "before"})
    with log.transaction() as transaction:
        transaction.append("shown", {"text": "one"})
        transaction.append("shown", {"text": "two"})
        assert said(transaction.read()) == [("shown", "before")]
        assert said([transaction.last() or {}]) == [("shown", "before")]
        assert said(log.read()) == [("shown", "before")]
    assert [text for _, text in said(log.read())] == ["before", "one", "two"]
    with pytest.raises(KeyboardInterrupt):
        append_and_raise(log)
    with pytest.raises(JournalError):
        append_two(log, "x" * 1_000_000)
    assert [text for _, text in said(log.read())] == ["before", "one", "two"]


def test_reading_and_appending_have_no_other_writer_between_them(opener: Opener) -> None:
    """Eight threads that each add one to the last figure come to eight times as many."""
    rounds = 10

    def count(_: int) -> None:
        for _ in range(rounds):
            with opener().events("sessions").transaction() as transaction:
                last = transaction.last() or {"figure": 0}
                transaction.append("counted", {"figure": last["figure"] + 1})

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(count, range(8)))
    figures = [event["figure"] for event in opener().events("sessions").read()]
    assert figures == list(range(1, 8 * rounds + 1))
