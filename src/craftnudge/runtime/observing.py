"""Lets a server time what happens inside it. Without an observer, as in a command, nothing is measured.

The observer stands in a context variable: two servers of one process, or two threads, never get each other's.
"""

from __future__ import annotations

from contextlib import nullcontext
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, Literal, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

# What is timed. Names are fixed words, so that neither a trace nor a metric can hold a text of a commit.
SpanName = Literal[
    "rubric.score", "store.recall", "store.survey", "store.record", "git.fetch", "hook.process", "job.backfill"
]


class Span(Protocol):
    """One piece of work that is being timed."""

    def note(self, name: str, value: str | int) -> None:
        """Adds a figure or a fixed word; never a text of a commit, a path or an address."""
        ...


class Observer(Protocol):
    """What an observer learns of each piece of work."""

    def span(self, name: SpanName) -> AbstractContextManager[Span]:
        """Times the block."""
        ...


class _Unobserved:
    def note(self, name: str, value: str | int) -> None:
        """Nothing."""


_UNOBSERVED: Final = nullcontext[Span](_Unobserved())
_OBSERVER: Final[ContextVar[Observer | None]] = ContextVar("craftnudge_observer", default=None)


def observe_with(observer: Observer) -> None:
    """Tells this observer from now on, in this task or thread and those that it starts."""
    _OBSERVER.set(observer)


def span(name: SpanName) -> AbstractContextManager[Span]:
    """Times the block for the observer, if there is one."""
    observer = _OBSERVER.get()
    return _UNOBSERVED if observer is None else observer.span(name)
