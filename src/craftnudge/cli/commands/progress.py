"""`craftnudge progress`: how the score and each aspect move."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from craftnudge.cli.options import (
    Ai,
    AsJson,
    Days,
    Everyone,
    NoIndex,
    RepositoryName,
    ShowPrompt,
    UserId,
    configuration_at,
    look_back_at,
    tell_unreadable,
)


def progress(
    ctx: typer.Context,
    days: Days = 30,
    user_id: UserId = None,
    everyone: Everyone = False,
    repo: RepositoryName = None,
    no_index: NoIndex = False,
    calendar: Annotated[bool, typer.Option("--calendar", help="Draw the days and the hours of the week.")] = False,
    ai: Ai = None,
    show_prompt: ShowPrompt = False,
    as_json: AsJson = False,
) -> None:
    """Show how your score and each aspect move, beside the same number of days before."""
    from craftnudge.cli.model_words import Advice
    from craftnudge.coaching.facts_to_sum_up import facts_of_progress
    from craftnudge.habits.progress import by_period
    from craftnudge.habits.progress import progress as progress_of

    asked, found = look_back_at(days=days, user_id=user_id, everyone=everyone, repository=repo, use_index=not no_index)
    now, before = by_period(found.mine, asked.today, days)
    result = progress_of(now, before, who=found.who, today=asked.today, days=days)
    tell_unreadable(ctx.obj, found)
    advice = Advice.of(ctx.obj, configuration_at(Path()), os.environ, wanted=ai)
    facts = facts_of_progress(result)
    if show_prompt:
        advice.show_summary_prompt(facts)
    elif as_json:
        from craftnudge.render.documents.progress import progress_document
        from craftnudge.render.json import as_text

        address = found.person.email if found.person else None
        ctx.obj.out.write(as_text(progress_document(result, address, advice.summary_of(facts))))
    elif calendar:
        from craftnudge.render.screens.calendar import calendar_screen

        ctx.obj.show(calendar_screen(result, ctx.obj.canvas))
    else:
        from craftnudge.render.screens.progress import progress_screen

        ctx.obj.show(progress_screen(result, ctx.obj.canvas))
        advice.show_summary_of(facts)
