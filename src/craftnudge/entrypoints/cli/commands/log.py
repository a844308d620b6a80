"""`craftnudge log`: recorded commits with their scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, NoIndex, UserId, notify_about, question_from, seconds_of_date
from craftnudge.errors import UsageError
from craftnudge.runtime.limits import MOST_DAYS

if TYPE_CHECKING:
    from craftnudge.domain.rubric.scorecard import Level
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.commit_log import LogAnswer

RepositoryHere = Annotated[
    str | None, typer.Option("--repo", metavar="NAME", help="One repository, by name or path. Default: this, if any.")
]
_LEVELS: tuple[Level, ...] = ("EXCELLENT", "GOOD", "FAIR", "NEEDS_WORK")


def log(
    ctx: typer.Context,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", help="List at most N commits; 0 lists all.")] = 20,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Commits written on or after this date.")] = None,
    user_id: UserId = None,
    repo: RepositoryHere = None,
    everywhere: Annotated[bool, typer.Option("--everywhere", help="All repositories, also inside one.")] = False,
    level: Annotated[str | None, typer.Option(metavar="LEVEL", help="One level, such as NEEDS_WORK.")] = None,
    rewritten: Annotated[
        bool, typer.Option("--rewritten", help="Also commits that were rewritten or copied, and don't count.")
    ] = False,
    no_index: NoIndex = False,
    as_json: AsJson = False,
) -> None:
    """List recorded commits with their scores, the newest first: of all authors, in this repository."""
    from craftnudge.services.commit_log import log_answer

    chosen_level = _level(level)
    if limit < 0:
        raise UsageError("option.range", option="--limit", value=limit, range="0 (all) or more")
    if everywhere and repo is not None:
        raise UsageError("option.together", first="--repo", second="--everywhere")
    call: Invocation = ctx.obj
    question = question_from(
        call,
        MOST_DAYS,
        user_id=user_id,
        everyone=user_id is None,
        repository=repo if repo or everywhere else _here(call),
        use_index=not no_index,
        since_seconds=None if since is None else seconds_of_date(since, call.workplace.local_now),
        with_superseded=rewritten,
    )
    answer = log_answer(call.workplace, question, limit=limit or None, level=chosen_level)
    notify_about(call.terminal, question, answer.history)
    _show(call, answer, as_json=as_json)


def _show(call: Invocation, answer: LogAnswer, *, as_json: bool) -> None:
    history = answer.history
    if as_json:
        from craftnudge.presentation.documents.log import log_document

        unreadable = len(history.unreadable)
        call.write_document(log_document(answer.commits, answer.matching, unreadable, history.superseded))
        return
    from craftnudge.presentation.screens.log import log_screen

    today, canvas = answer.question.today, call.terminal.canvas
    call.terminal.show(log_screen(answer.commits, answer.matching, today, canvas, history.superseded))


def _level(typed: str | None) -> Level | None:
    if typed is None:
        return None
    level = next((name for name in _LEVELS if name == typed.upper()), None)
    if level is None:
        raise UsageError("option.value", option="--level", value=typed, allowed=_LEVELS)
    return level


def _here(call: Invocation) -> str | None:
    """The repository that the user is in, as a path; None outside one."""
    from craftnudge.services.settings import is_in_project

    return "." if is_in_project(call.workplace) else None
