"""Options that several commands share, and their meaning."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.errors import UsageError
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.history import LookBack, Question

RepoPath = Annotated[
    Path,
    typer.Option("--repo-path", metavar="PATH", help="The repository, or any folder in it.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
UserId = Annotated[
    str | None,
    typer.Option("--user-id", metavar="WHO", help="An email address, a name or an alias. Default: you."),
]
Everyone = Annotated[bool, typer.Option("--everyone", help="Commits of all authors.")]
RepositoryName = Annotated[
    str | None, typer.Option("--repo", metavar="NAME", help="One repository, by name or path. Default: all.")
]
RepositoryOfTeam = Annotated[
    str | None, typer.Option("--repo", metavar="NAME", help="One repository, by name or path. Default: this one.")
]
NoIndex = Annotated[bool, typer.Option("--no-index", help="Read the journal without its index.")]
Days = Annotated[int, typer.Option("--days", metavar="N", help="The length of the period, in days up to today.")]
Ai = Annotated[bool | None, typer.Option("--ai/--no-ai", help="Ask a local model for notes, or don't.")]
AiDiff = Annotated[bool, typer.Option("--ai-diff", help="Show the model the changed lines, without secrets.")]
ShowPrompt = Annotated[bool, typer.Option("--show-prompt", help="Print what a model would get, and send nothing.")]

_AGO = pattern(r"(\d{1,5})[ .]?(hour|day|week|month|year)s?(?:[ .]ago)?", re.IGNORECASE)
_PATIENCE_SECONDS, _REPORT_EVERY_SECONDS = 0.5, 0.1
_UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}


def question_from(
    call: Invocation,
    days: int,
    *,
    user_id: str | None = None,
    everyone: bool = False,
    repository: str | None = None,
    use_index: bool = True,
    since_seconds: int | None = None,
    with_superseded: bool = False,
) -> Question:
    """The typed options as a question of this user, today and here; a repository may be named by its path."""
    from craftnudge.services.history import question_of

    if everyone and user_id is not None:
        raise UsageError("option.together", first="--user-id", second="--everyone")
    return question_of(
        call.workplace,
        days,
        user=user_id,
        everyone=everyone,
        repository=repository,
        by_path=True,
        use_index=use_index,
        since_seconds=since_seconds,
        with_superseded=with_superseded,
    )


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
        terminal.notify(*unreadable_note(len(history.unreadable), first.line, first.reason))


def seconds_of_date(text: str, now: datetime) -> int:
    """The time that a date means: ISO 8601, "yesterday", "3 weeks ago". Raises UsageError for anything else."""
    wanted = text.strip()
    if wanted.lower() == "yesterday":
        wanted = "1 day ago"
    if ago := _AGO.fullmatch(wanted):
        return int((now - timedelta(days=int(ago[1]) * _UNIT_DAYS[ago[2].lower()])).timestamp())
    try:
        moment = datetime.fromisoformat(wanted)
    except ValueError:
        raise UsageError("date.invalid", date=text) from None
    return int((moment if moment.tzinfo else moment.astimezone()).astimezone(UTC).timestamp())
