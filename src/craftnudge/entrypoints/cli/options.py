"""Options that several commands share, and what they stand for."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.errors import CraftNudgeError, UsageError
from craftnudge.runtime.lazy_regex import pattern
from craftnudge.runtime.paths import behaviors_folder, cache_folder, home_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.adapters.config.configuration import Configuration
    from craftnudge.adapters.store.local.store import LocalStore
    from craftnudge.domain.commits.record import Person
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.history import LookBack, Question

RepoPath = Annotated[
    Path,
    typer.Option("--repo-path", metavar="PATH", help="The repository, or any folder inside it.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
UserId = Annotated[
    str | None,
    typer.Option(
        "--user-id", metavar="WHO", help="An e-mail address, a name or an alias; by default you, as git has it."
    ),
]
Everyone = Annotated[bool, typer.Option("--everyone", help="Everybody's commits, not one person's.")]
RepositoryName = Annotated[
    str | None, typer.Option("--repo", metavar="NAME", help="One repository, by name or path; by default all.")
]
RepositoryOfTeam = Annotated[
    str | None, typer.Option("--repo", metavar="NAME", help="One repository, by name or path; by default the one here.")
]
NoIndex = Annotated[bool, typer.Option("--no-index", help="Read the journal alone, not its index.")]
Days = Annotated[int, typer.Option("--days", metavar="N", help="How many days to look back.")]
Ai = Annotated[bool | None, typer.Option("--ai/--no-ai", help="Ask a local model for words too, or rules alone.")]
AiDiff = Annotated[bool, typer.Option("--ai-diff", help="Show the model the changed lines, without secrets.")]
ShowPrompt = Annotated[bool, typer.Option("--show-prompt", help="Print what a model would be sent, and send nothing.")]

_AGO = pattern(r"(\d{1,5})[ .]?(hour|day|week|month|year)s?(?:[ .]ago)?", re.IGNORECASE)
_PATIENCE_SECONDS, _TELL_EVERY_SECONDS = 0.5, 0.1
_UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}


def open_journal() -> LocalStore:
    """The user's journal."""
    from craftnudge.adapters.store.local.store import LocalStore

    return LocalStore(behaviors_folder(home_folder()))


def configuration_at(path: Path) -> Configuration:
    """The settings that hold in the repository at or above a folder."""
    from craftnudge.services.project_configuration import configuration_here

    return configuration_here(path, os.environ)


def identity_and_repository_at(path: Path) -> tuple[Person | None, str | None]:
    """Who git says the user is, at that folder or in general; and the key of the repository there, if there is one."""
    from craftnudge.adapters.git.global_identity import global_identity
    from craftnudge.adapters.git.opening import open_reader

    try:
        reader = open_reader(path, cache_folder=cache_folder(home_folder()))
    except CraftNudgeError:
        return global_identity(), None
    try:
        return reader.identity(), reader.repository.key
    finally:
        reader.close()


def look_back_at(
    *,
    days: int,
    user_id: str | None,
    everyone: bool,
    repository: str | None,
    use_index: bool,
    periods: int = 2,
    with_others: bool = False,
    newest: int | None = None,
    since_seconds: int | None = None,
    waiting: Terminal | None = None,
) -> tuple[Question, LookBack]:
    """What a looking-back command asks of the journal, today and here, and what it found while `waiting` was told."""
    from craftnudge.adapters.config.rubric_configuration import rubric_settings
    from craftnudge.services.history import Question, look_back

    if everyone and user_id is not None:
        raise UsageError("option.together", first="--user-id", second="--everyone")
    configuration = configuration_at(Path.cwd())
    identity, key = identity_and_repository_at(Path.cwd()) if user_id is None and not everyone else (None, None)
    question = Question(
        today=datetime.now().astimezone().date(),
        days=days,
        user=user_id,
        identity=identity,
        everyone=everyone,
        repository=repository,
        aliases=configuration.identities,
        use_index=use_index,
        since_seconds=since_seconds,
        here=key,
    )
    settings = rubric_settings(configuration)
    ask = partial(look_back, home_folder(), question, settings, periods=periods, with_others=with_others, newest=newest)
    return question, _waited_for(ask, waiting)


def _waited_for(ask: Callable[..., LookBack], waiting: Terminal | None) -> LookBack:
    if waiting is None:
        return ask()
    with waiting.status() as say:
        return ask(report=_told_now_and_then(say))


def _told_now_and_then(say: Callable[[str], None]) -> Callable[[int, int], None]:
    """Tells how many of how many commits are judged, from half a second on and then ten times a second."""
    next_at = monotonic() + _PATIENCE_SECONDS

    def report(done: int, total: int) -> None:
        nonlocal next_at
        if monotonic() >= next_at:
            next_at = monotonic() + _TELL_EVERY_SECONDS
            say(f"{done:,} of {total:,} commits judged")

    return report


def tell_unreadable(terminal: Terminal, found: LookBack, *, choose: str = "To choose: --user-id WHO") -> None:
    """Notes beside a result, on standard error: whose commits these are, and lines that could not be read.

    `choose` says how to name somebody else, where nobody's own were found.
    """
    if found.note:
        terminal.notify(found.note, choose)
    if found.unreadable:
        first = found.unreadable[0]
        lines = "1 line" if len(found.unreadable) == 1 else f"{len(found.unreadable)} lines"
        terminal.notify(
            f"{lines} of the journal could not be read (line {first.line}: {first.reason}).",
            "Everything else is here. To look into it: craftnudge journal verify",
        )


def seconds_of_date(text: str, now: datetime) -> int:
    """The moment that a date means: an ISO date or time, "yesterday", "3 weeks ago"; UsageError for anything else."""
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
