"""What commands write to standard error beside their answers: how far they are, and whose commits these are."""

from __future__ import annotations

from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.history import LookBack, Question

_PATIENCE_SECONDS, _REPORT_EVERY_SECONDS = 0.5, 0.1


@contextmanager
def scoring_status(terminal: Terminal) -> Iterator[Callable[[int, int], None]]:
    """A status line with how many of how many commits are scored: after half a second, then ten times a second."""
    with terminal.status() as say:
        next_at = monotonic() + _PATIENCE_SECONDS

        def report(done: int, total: int) -> None:
            nonlocal next_at
            if monotonic() >= next_at:
                next_at = monotonic() + _REPORT_EVERY_SECONDS
                say(f"{done:,} of {total:,} commits scored")

        yield report


def begin_recording(call: Invocation) -> None:
    """Records the newest commits of the repository here before its first question; says if there are older ones."""
    from craftnudge.presentation.history_notes import newest_only_note
    from craftnudge.services.first_record import begin_here

    with call.terminal.progress(f"reading {call.workplace.folder.name}") as report:
        tracked = begin_here(call.workplace, report=report)
    if tracked is not None and tracked.older_left:
        call.terminal.notify(*newest_only_note(tracked.repository.name, tracked.written))


def notify_about(terminal: Terminal, question: Question, history: LookBack, *, may_name: bool = True) -> None:
    """Writes to standard error whose commits an answer is about, if not the user's, and which lines are unreadable.

    `may_name` says that the command has an option to name a person.
    """
    from craftnudge.presentation.history_notes import identity_note, unreadable_note

    if history.note is not None:
        here_only = question.here is not None and question.repository is None
        note = identity_note(history.note, question.identity, here_only=here_only, may_name=may_name)
        terminal.notify(*note)
    if history.unreadable:
        first = history.unreadable[0]
        terminal.notify(*unreadable_note(len(history.unreadable), first.line, first.cause))


def scope_of(question: Question, who: str, repositories: Iterable[str], commits: int, today: date) -> str:
    """What an answer looks at, for its first line; a period that ends before today is named by its days."""
    from datetime import timedelta

    from craftnudge.domain.habits.number_text import count
    from craftnudge.presentation.number_text import period_label
    from craftnudge.presentation.scope_text import scope_text

    first_day = question.today - timedelta(days=question.days - 1)
    recent = question.today == today
    period = f"last {count(question.days, 'day')}" if recent else period_label(first_day, question.today)
    return scope_text(who, repositories, period, commits)
