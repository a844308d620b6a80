"""Deliveries on disk: accepted once, in order, tried again, given up, and let wait again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from craftnudge.adapters.forge.inbox import MOST_WAITING, PAUSES_SECONDS, Inbox, content_of
from craftnudge.domain.forge.delivery import Delivery

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """A clock that is set by hand."""

    seconds = 1_800_000_000.0

    def __call__(self) -> float:
        """The time, in seconds since 1970."""
        return self.seconds


def delivery(identity: str) -> Delivery:
    """A push with that id."""
    return Delivery("github", identity, "push", "acme/shop", "github.com", "refs/heads/main")


def test_a_delivery_is_accepted_once_by_its_id_and_by_its_body(tmp_path: Path) -> None:
    """While it waits by its id; once its work is done also by its body, for 30 days."""
    clock = Clock()
    inbox = Inbox(tmp_path, now=clock)
    body = content_of(b"{}")
    assert inbox.put(delivery("a"), body) == "queued"
    assert inbox.put(delivery("a"), content_of(b"other")) == "known"
    inbox.finish(inbox.waiting()[0])
    assert inbox.put(delivery("a"), content_of(b"other")) == "known"
    assert inbox.put(delivery("replayed-under-a-new-id"), body) == "known"
    assert inbox.waiting() == []
    inbox.tidy()
    assert inbox.put(delivery("a"), body) == "known"
    clock.seconds = 4_000_000_000.0
    inbox.tidy()
    assert inbox.put(delivery("a"), body) == "queued"


def test_eight_requests_at_once_accept_one(tmp_path: Path) -> None:
    """Whichever is first; all files are private."""
    inbox = Inbox(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: inbox.put(delivery("a"), "body"), range(8)))
    assert sorted(results) == ["known"] * 7 + ["queued"]
    (file,) = (tmp_path / "hooks" / "inbox").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_an_attempt_is_repeated_later_and_given_up_at_last(tmp_path: Path) -> None:
    """With growing pauses, or longer where the forge asks for it; sent again or retried, it has all its attempts."""
    clock = Clock()
    inbox = Inbox(tmp_path, now=clock)
    inbox.put(delivery("a"), "body")
    for number, pause in enumerate(PAUSES_SECONDS):
        (entry,) = inbox.waiting()
        assert inbox.postpone(entry, "mirror.fetch", {"reason": "x" * 5000}, at_least=15 if number == 0 else 0)
        (entry,) = inbox.waiting()
        assert entry.due_seconds - clock.seconds == max(pause, 15 if number == 0 else 0)
        assert len(entry.reason_details["reason"]) == 1000
    assert not inbox.postpone(inbox.waiting()[0], "forge.refused", {"status": 403})
    assert (inbox.waiting(), inbox.count_failed()) == ([], 1)
    assert inbox.failed()[0].reason_code == "forge.refused"
    assert inbox.retry_failed() == 1
    assert [entry.attempts for entry in inbox.waiting()] == [0]
    for _ in range(len(PAUSES_SECONDS) + 1):
        inbox.postpone(inbox.waiting()[0], "mirror.fetch", {})
    assert inbox.put(delivery("a"), "body") == "queued"
    assert (len(inbox.waiting()), inbox.count_failed()) == (1, 0)


def test_the_oldest_comes_first_and_foreign_files_do_no_harm(tmp_path: Path) -> None:
    """By the time of arrival, not by id; what is no delivery is left alone."""
    clock = Clock()
    inbox = Inbox(tmp_path, now=clock)
    for identity in ("c", "a", "b"):
        inbox.put(delivery(identity), identity)
        clock.seconds += 1
    (tmp_path / "hooks" / "inbox" / "x.json").write_text('{"v": 1}')
    (tmp_path / "hooks" / "inbox" / "y.json").write_text("[" * 10_000)
    assert [entry.id for entry in inbox.waiting()] == ["c", "a", "b"]


def test_the_number_of_waiting_deliveries_is_bounded(tmp_path: Path) -> None:
    """A full inbox says so, and keeps what it has."""
    inbox = Inbox(tmp_path)
    inbox.put(delivery("a"), "body")
    for number in range(MOST_WAITING - 1):
        (tmp_path / "hooks" / "inbox" / f"{number}.json").touch()
    assert inbox.put(delivery("b"), "other") == "full"
    assert [entry.id for entry in inbox.waiting()] == ["a"]
