"""`craftnudge insights`: what your history shows."""

from __future__ import annotations

import typer

from craftnudge.cli.options import (
    AsJson,
    Days,
    Everyone,
    NoIndex,
    RepositoryName,
    UserId,
    look_back_at,
    tell_unreadable,
)
from craftnudge.settings import home_folder


def insights(
    ctx: typer.Context,
    days: Days = 90,
    user_id: UserId = None,
    everyone: Everyone = False,
    repo: RepositoryName = None,
    no_index: NoIndex = False,
    as_json: AsJson = False,
) -> None:
    """Show what your commits of these days have in common, each observation with the commits that show it."""
    from craftnudge.habits.history import history_of
    from craftnudge.habits.noticing import noticed
    from craftnudge.habits.progress import by_period
    from craftnudge.workflows.remembering import memory_of, nudge_log

    asked, found = look_back_at(
        days=days,
        user_id=user_id,
        everyone=everyone,
        repository=repo,
        use_index=not no_index,
        periods=1,
        with_others=True,
    )
    own, _ = by_period(found.mine, asked.today, days)
    others, _ = by_period(found.others, asked.today, days)
    nudges = memory_of(nudge_log(home_folder())).shown if found.person is not None else ()
    history = history_of(own, others, found.other_people, nudges)
    told = noticed(history)
    tell_unreadable(ctx.obj, found)
    if as_json:
        from craftnudge.render.documents.insights import insights_document
        from craftnudge.render.json import as_text

        address = found.person.email if found.person else None
        ctx.obj.out.write(as_text(insights_document(history, told, address, found.who, days)))
        return
    from craftnudge.render.screens.insights import insights_screen

    ctx.obj.show(insights_screen(history, told, found.who, days, ctx.obj.canvas))
