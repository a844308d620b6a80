"""Deliveries on disk, from before their answer until their work is done: a killed server loses none.

A file each, in `<home>/hooks`: `inbox/<id>.json` waits, `failed/<id>.json` was given up, `done/<name>` is the empty
mark of one that was handled, once by its id and once by its body (the id of most forges is not signed). An entry holds

    {"v": 1, "delivery": {...}, "content": "...", "received_ns": N, "attempts": N, "due": S,
     "reason": {"code": "...", "details": {...}}}

`content` is the digest of the body, `due` in seconds since 1970. After a crash work may be done twice, so it must be
safe to repeat.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Literal

from craftnudge.domain.forge.delivery import delivery_in, document_of
from craftnudge.domain.forge.queued_delivery import QueuedDelivery
from craftnudge.runtime.atomic_files import draft_of, private_folder, sync_folder, write_file
from craftnudge.runtime.bounded_read import ordinary_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from craftnudge.domain.forge.delivery import Delivery

Acceptance = Literal["queued", "known", "full"]

# 1  2026-12: first form.
_VERSION: Final = 1
MOST_WAITING: Final = 10_000
_MOST_FAILED: Final = 1_000
_ENTRY_BYTES: Final = 512 * 1024
_SECONDS_KEPT: Final = 30 * 24 * 3600
# After the last of these pauses a delivery has failed: a forge that is down for half an hour loses nothing.
PAUSES_SECONDS: Final = (10, 60, 300, 1800)


class Inbox:
    """The deliveries of one home; several threads and processes may use it. `now` is in seconds since 1970."""

    def __init__(self, home: Path, *, now: Callable[[], float] = time.time) -> None:
        self._waiting, self._failed, self._done = (home / "hooks" / name for name in ("inbox", "failed", "done"))
        self._now = now

    def put(self, delivery: Delivery, content: str) -> Acceptance:
        """Keeps a delivery; on stable storage on return. `content` is the same for the same body.

        One that failed and is sent again waits again. Raises OSError if it cannot be written.
        """
        if any((self._done / mark).exists() for mark in (delivery.id, content)):
            return "known"
        private_folder(self._waiting)
        if len(os.listdir(self._waiting)) >= MOST_WAITING:  # noqa: PTH208 - names are enough
            return "full"
        target = self._waiting / f"{delivery.id}.json"
        entry = QueuedDelivery(delivery, content, int(self._now() * 1e9))
        with draft_of(target) as draft:
            write_file(draft, [_encoded(entry)], durable=True)
            try:
                os.link(draft, target)  # unlike renaming, it fails where another request was faster
            except FileExistsError:
                return "known"
        sync_folder(self._waiting)
        (self._failed / target.name).unlink(missing_ok=True)
        return "queued"

    def waiting(self) -> list[QueuedDelivery]:
        """What waits, the oldest first."""
        return _entries(self._waiting)

    def failed(self) -> list[QueuedDelivery]:
        """What was given up, the oldest first."""
        return _entries(self._failed)

    def count_failed(self) -> int:
        """How many were given up."""
        return _count(self._failed)

    def finish(self, entry: QueuedDelivery) -> None:
        """Removes an entry whose work is done, and remembers it for 30 days."""
        private_folder(self._done)
        for mark in (entry.id, entry.content):
            (self._done / mark).touch(mode=0o600)
            os.utime(self._done / mark, (self._now(), self._now()))
        (self._waiting / f"{entry.id}.json").unlink(missing_ok=True)

    def postpone(
        self, entry: QueuedDelivery, code: str, details: Mapping[str, object], *, at_least: float = 0.0
    ) -> bool:
        """Keeps an entry for a later attempt, or gives it up after the last; returns whether it still waits.

        `at_least` is how many seconds the forge asked to wait.
        """
        texts = {name: str(value)[:1000] for name, value in details.items()}
        gives_up = entry.attempts >= len(PAUSES_SECONDS)
        pause = 0.0 if gives_up else max(PAUSES_SECONDS[entry.attempts], at_least)
        kept = QueuedDelivery(
            entry.delivery, entry.content, entry.received_ns, entry.attempts + 1, self._now() + pause, code, texts
        )
        folder = self._failed if gives_up else self._waiting
        private_folder(folder)
        write_file(folder / f"{entry.id}.json", [_encoded(kept)], durable=True)
        if gives_up:
            (self._waiting / f"{entry.id}.json").unlink(missing_ok=True)
        return not gives_up

    def retry_failed(self) -> int:
        """Lets all that failed wait again, with all their attempts; returns how many. Raises OSError."""
        entries = self.failed()
        for entry in entries:
            private_folder(self._waiting)
            again = QueuedDelivery(entry.delivery, entry.content, entry.received_ns)
            write_file(self._waiting / f"{entry.id}.json", [_encoded(again)], durable=True)
            (self._failed / f"{entry.id}.json").unlink(missing_ok=True)
        return len(entries)

    def tidy(self) -> None:
        """Deletes marks older than 30 days, and the oldest of too many failed deliveries."""
        with suppress(OSError):
            for mark in self._done.iterdir():
                if self._now() - mark.stat().st_mtime > _SECONDS_KEPT:
                    mark.unlink(missing_ok=True)
        for entry in self.failed()[:-_MOST_FAILED]:
            (self._failed / f"{entry.id}.json").unlink(missing_ok=True)


def content_of(body: bytes) -> str:
    """The mark of a body, beside the ids of deliveries."""
    return f"body-{hashlib.sha256(body).hexdigest()}"


def _entries(folder: Path) -> list[QueuedDelivery]:
    entries = []
    for path in folder.glob("*.json"):
        with suppress(
            OSError, ValueError, KeyError, TypeError, RecursionError
        ):  # another thread was faster, or it is none of ours
            entries.append(_decoded(json.loads(ordinary_bytes(path, _ENTRY_BYTES))))
    return sorted(entries, key=lambda entry: (entry.received_ns, entry.id))


def _count(folder: Path) -> int:
    try:
        return sum(name.endswith(".json") for name in os.listdir(folder))  # noqa: PTH208 - as above
    except OSError:
        return 0


def _encoded(entry: QueuedDelivery) -> bytes:
    document = {
        "v": _VERSION,
        "delivery": document_of(entry.delivery),
        "content": entry.content,
        "received_ns": entry.received_ns,
        "attempts": entry.attempts,
        "due": entry.due_seconds,
        "reason": {"code": entry.reason_code, "details": dict(entry.reason_details)},
    }
    return json.dumps(document).encode()


def _decoded(document: Mapping[str, Any]) -> QueuedDelivery:
    reason = document["reason"]
    return QueuedDelivery(
        delivery_in(document["delivery"]),
        document["content"],
        document["received_ns"],
        document["attempts"],
        document["due"],
        reason["code"],
        reason["details"],
    )
