"""`craftnudge progress`: how the score and each aspect move."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import (
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

if TYPE_CHECKING:
    from craftnudge.domain.habits.progress import Progress
    from craftnudge.entrypoints.cli.model_words import Advice
    from craftnudge.presentation.screens.empty_period import WayBack
    from craftnudge.presentation.terminal import Terminal


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
    from craftnudge.domain.coaching.model.summary_facts import facts_of_progress
    from craftnudge.domain.habits.progress import by_period
    from craftnudge.domain.habits.progress import progress as progress_of
    from craftnudge.entrypoints.cli.empty_period import way_back_of
    from craftnudge.entrypoints.cli.model_words import Advice

    if calendar and not (as_json or show_prompt):
        _show_calendar(ctx.obj, days, user_id, everyone=everyone, repository=repo, use_index=not no_index)
        return
    asked, found = look_back_at(
        days=days, user_id=user_id, everyone=everyone, repository=repo, use_index=not no_index, waiting=ctx.obj
    )
    now, before = by_period(found.mine, asked.today, days)
    result = progress_of(now, before, who=found.who, today=asked.today, days=days)
    tell_unreadable(ctx.obj, found)
    advice = Advice.of(ctx.obj, configuration_at(Path()), os.environ, wanted=ai)
    if show_prompt:
        advice.show_summary_prompt(facts_of_progress(result))
    elif as_json:
        from craftnudge.presentation.documents.progress import progress_document
        from craftnudge.presentation.json import as_text

        address = found.person.email if found.person else None
        ctx.obj.out.write(as_text(progress_document(result, address, advice.summary_of(facts_of_progress(result)))))
    else:
        way = None if result.commits else way_back_of("progress", asked, found)
        _show(ctx.obj, result, advice, way)


def _show_calendar(
    terminal: Terminal, days: int, user_id: str | None, *, everyone: bool, repository: str | None, use_index: bool
) -> None:
    """The calendar; it compares with nothing, so the days before are not judged."""
    from craftnudge.domain.habits.calendar import calendar_of
    from craftnudge.domain.habits.progress import by_period
    from craftnudge.entrypoints.cli.empty_period import way_back_of
    from craftnudge.presentation.screens.calendar import calendar_screen

    asked, found = look_back_at(
        days=days,
        user_id=user_id,
        everyone=everyone,
        repository=repository,
        use_index=use_index,
        periods=1,
        waiting=terminal,
    )
    now, _ = by_period(found.mine, asked.today, days)
    drawn = calendar_of(now, found.who, asked.today, days)
    tell_unreadable(terminal, found)
    way = None if drawn.commits else way_back_of("progress", asked, found, "--calendar")
    terminal.show(calendar_screen(drawn, terminal.canvas, way))


def _show(terminal: Terminal, result: Progress, advice: Advice, way: WayBack | None) -> None:
    """The charts, with a model's words under them."""
    from craftnudge.domain.coaching.model.summary_facts import facts_of_progress
    from craftnudge.presentation.screens.progress import progress_screen

    terminal.show(progress_screen(result, terminal.canvas, way))
    advice.show_summary_of(facts_of_progress(result))
