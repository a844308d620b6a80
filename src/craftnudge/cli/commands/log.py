"""`craftnudge log`: the commits of the journal with their scores."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from craftnudge.cli.options import (
    AsJson,
    NoIndex,
    RepositoryName,
    UserId,
    look_back_at,
    seconds_of_date,
    tell_unreadable,
)
from craftnudge.errors import UsageError

_LEVELS = ("EXCELLENT", "GOOD", "FAIR", "NEEDS_WORK")


def log(
    ctx: typer.Context,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", help="How many at most; 0 for all.")] = 20,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only commits written from then on.")] = None,
    user_id: UserId = None,
    repo: RepositoryName = None,
    level: Annotated[str | None, typer.Option(metavar="LEVEL", help="Only this level, such as NEEDS_WORK.")] = None,
    no_index: NoIndex = False,
    as_json: AsJson = False,
) -> None:
    """List tracked commits with their scores, the newest first: everybody's, unless you name somebody."""
    from craftnudge.workflows.looking_back import MOST_DAYS

    if level is not None and level.upper() not in _LEVELS:
        raise UsageError(f"there is no level {level!r}.", f"The levels: {', '.join(_LEVELS)}")
    if limit < 0:
        raise UsageError(f"--limit takes 0 or more, not {limit}.", "0 lists them all.")
    least = None if since is None else seconds_of_date(since, datetime.now().astimezone())
    asked, found = look_back_at(
        days=MOST_DAYS, user_id=user_id, everyone=user_id is None, repository=repo, use_index=not no_index, periods=1
    )
    commits = [
        commit
        for commit in reversed(found.mine)
        if (level is None or commit.card.level == level.upper())
        and (least is None or (commit.record.authored is not None and commit.record.authored.seconds >= least))
    ]
    shown = commits[:limit] if limit else commits
    tell_unreadable(ctx.obj, found)
    if as_json:
        from craftnudge.render.documents.log import log_document
        from craftnudge.render.json import as_text

        ctx.obj.out.write(as_text(log_document(shown, len(commits), len(found.unreadable))))
        return
    from craftnudge.render.screens.log import log_screen

    ctx.obj.show(log_screen(shown, len(commits), asked.today, ctx.obj.canvas))
