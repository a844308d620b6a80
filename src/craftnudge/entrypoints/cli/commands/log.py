"""`craftnudge log`: the commits of the journal with their scores."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from craftnudge.entrypoints.cli.options import (
    AsJson,
    NoIndex,
    UserId,
    look_back_at,
    seconds_of_date,
    tell_unreadable,
)
from craftnudge.errors import UsageError
from craftnudge.runtime.limits import MOST_DAYS

_LEVELS = ("EXCELLENT", "GOOD", "FAIR", "NEEDS_WORK")


def log(
    ctx: typer.Context,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", help="How many at most; 0 for all.")] = 20,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only commits written from then on.")] = None,
    user_id: UserId = None,
    repo: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="One repository, by name or path; by default the one here, if any."),
    ] = None,
    everywhere: Annotated[bool, typer.Option("--everywhere", help="All repositories, also inside one.")] = False,
    level: Annotated[str | None, typer.Option(metavar="LEVEL", help="Only this level, such as NEEDS_WORK.")] = None,
    no_index: NoIndex = False,
    as_json: AsJson = False,
) -> None:
    """List tracked commits with their scores, the newest first: everybody's, of the repository that you are in."""
    _refuse_what_cannot_be(limit, level, repo, everywhere=everywhere)
    asked, found = look_back_at(
        days=MOST_DAYS,
        user_id=user_id,
        everyone=user_id is None,
        repository=repo if repo or everywhere else _here(),
        use_index=not no_index,
        newest=limit if limit and level is None else None,
        since_seconds=None if since is None else seconds_of_date(since, datetime.now().astimezone()),
    )
    commits = [one for one in reversed(found.mine) if level is None or one.card.level == level.upper()]
    matching = found.matching if level is None else len(commits)
    shown = commits[:limit] if limit else commits
    tell_unreadable(ctx.obj, found)
    if as_json:
        from craftnudge.presentation.documents.log import log_document
        from craftnudge.presentation.json import as_text

        ctx.obj.out.write(as_text(log_document(shown, matching, len(found.unreadable))))
        return
    from craftnudge.presentation.screens.log import log_screen

    ctx.obj.show(log_screen(shown, matching, asked.today, ctx.obj.canvas))


def _refuse_what_cannot_be(limit: int, level: str | None, repo: str | None, *, everywhere: bool) -> None:
    if level is not None and level.upper() not in _LEVELS:
        raise UsageError("option.value", option="--level", value=level, allowed=_LEVELS)
    if limit < 0:
        raise UsageError("option.range", option="--limit", value=limit, range="0 (all) or more")
    if everywhere and repo is not None:
        raise UsageError("option.together", first="--repo", second="--everywhere")


def _here() -> str | None:
    """The repository that the user is in, as a path; None outside one."""
    from craftnudge.adapters.config.files import find_top

    return "." if find_top(Path.cwd()) else None
