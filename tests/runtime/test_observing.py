"""Work that is timed for an observer."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import copy_context
from threading import Thread
from typing import TYPE_CHECKING

from craftnudge.runtime.observing import observe_with, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.runtime.observing import Span, SpanName


class _Listed:
    def __init__(self) -> None:
        self.names: list[str] = []

    def note(self, name: str, value: str | int) -> None:
        self.names.append(f"{name}={value}")

    @contextmanager
    def span(self, name: SpanName) -> Iterator[Span]:
        self.names.append(name)
        yield self


def test_an_observer_hears_of_its_own_work_alone() -> None:
    """Of what was started after it, and of no other thread; without one nothing happens."""
    observer = _Listed()

    def work() -> None:
        with span("rubric.score") as scoring:
            scoring.note("commits", 2)

    def observed() -> None:
        observe_with(observer)
        other = Thread(target=work)
        other.start()
        other.join()
        work()

    copy_context().run(observed)
    work()
    assert observer.names == ["rubric.score", "commits=2"]
