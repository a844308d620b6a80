"""A worker: takes work of one kind, has its effect, and forgets it; what fails is tried again, and at last set aside.

An effect is a transaction that is repeated without harm, so a worker may be killed at any moment.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.events.work import MOST_TRIES
from craftnudge.errors import CraftNudgeError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Event
    from typing import Literal

    from craftnudge.adapters.events.work import WorkItem, WorkKind
    from craftnudge.adapters.events.work_table import WorkTable

    Effect = Callable[[Sequence[WorkItem]], object]
    Outcome = Literal["done", "failed", "set-aside"]
    # Called with the kind, what became of how many, how many seconds that took, and why it failed.
    Report = Callable[[WorkKind, Outcome, int, float, str], object]

# How long one round waits for an announcement, and how long a worker without announcements waits between two looks.
_LISTEN_SECONDS: Final = 0.5
_LOOK_SECONDS: Final = 0.25
# What was killed with its worker so often as this is not tried once more: it may be what kills.
_KILLED: Final = "its worker was killed each time"


class Worker:
    """Does one kind of work until it is stopped. `effect` gets work of any team, in one call what was taken at once."""

    def __init__(
        self,
        kind: WorkKind,
        work: WorkTable,
        effect: Effect,
        report: Report,
        *,
        most: int,
        repeat_seconds: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """With `repeat_seconds`, work that is done comes back after that time. `most` is how much is taken at once."""
        self.kind = kind
        self._work = work
        self._effect = effect
        self._report = report
        self._most = most
        self._repeat_seconds = repeat_seconds
        self._clock = clock
        self._round_ended = clock()
        self.database_error = ""

    @property
    def stuck_seconds(self) -> float:
        """How long ago the last round ended; a hanging database or effect makes it grow."""
        return self._clock() - self._round_ended

    def run(self, stop: Event) -> None:
        """Works until `stop` is set; what is in hand by then is finished."""
        while not stop.is_set():
            try:
                is_idle = not self.one_round()
                self.database_error = ""
            except StoreError as error:
                self.database_error = error.code
                is_idle = True
            self._round_ended = self._clock()
            if is_idle:
                stop.wait(_LOOK_SECONDS if self.database_error or not self._work.is_announced else 0)

    def one_round(self) -> bool:
        """Takes what there is and does it; returns whether there was anything. Raises StoreError without a database."""
        items = self._work.take(self.kind, most=self._most, wait_seconds=_LISTEN_SECONDS)
        for item in items:
            if item.tries > MOST_TRIES:
                self._failed(item, _KILLED, 0.0)
        left = [item for item in items if item.tries <= MOST_TRIES]
        if any(item.tries > 1 for item in left):
            # One of them may have killed its worker. In any order, and one by one, the others get done before it.
            for item in random.sample(left, len(left)):
                self._attempt([item])
        elif left:
            self._attempt(left)
        return bool(items)

    def _attempt(self, items: list[WorkItem]) -> None:
        started = time.perf_counter()
        try:
            self._effect(items)
        except Exception as error:
            if isinstance(error, StoreError) and error.code != "store.refused":
                raise
            if len(items) > 1:
                for item in items:
                    self._attempt([item])
                return
            self._failed(items[0], _reason_of(error), time.perf_counter() - started)
            return
        if self._repeat_seconds is None:
            self._work.done(items)
        else:
            self._work.repeat(items, self._repeat_seconds)
        self._report(self.kind, "done", len(items), time.perf_counter() - started, "")

    def _failed(self, item: WorkItem, reason: str, seconds: float) -> None:
        was_set_aside = self._work.failed(item, reason)
        self._report(self.kind, "set-aside" if was_set_aside else "failed", 1, seconds, reason)


def _reason_of(error: Exception) -> str:
    """Why work failed, without words of the error: they may hold text of a commit."""
    if isinstance(error, CraftNudgeError):
        return error.code
    return type(error).__name__
