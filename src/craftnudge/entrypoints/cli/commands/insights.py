"""`craftnudge insights`: what your history shows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

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
from craftnudge.runtime.limits import MOST_DAYS
from craftnudge.runtime.paths import home_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from craftnudge.domain.coaching.model.model_words import ModelWords
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.insight import Insight
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.history import LookBack, Question


def insights(
    ctx: typer.Context,
    days: Days = 90,
    user_id: UserId = None,
    everyone: Everyone = False,
    repo: RepositoryName = None,
    no_index: NoIndex = False,
    ai: Ai = None,
    show_prompt: ShowPrompt = False,
    as_json: AsJson = False,
) -> None:
    """Show what your commits of these days have in common, each observation with the commits that show it."""
    from craftnudge.domain.coaching.model.summary_facts import facts_of_insights
    from craftnudge.domain.habits.find_insights import find_insights
    from craftnudge.entrypoints.cli.model_words import Advice

    asked, found = look_back_at(
        days=days,
        user_id=user_id,
        everyone=everyone,
        repository=repo,
        use_index=not no_index,
        periods=1,
        with_others=True,
        waiting=ctx.obj,
    )
    history = _history(found, asked.today, days)
    told = find_insights(history)
    tell_unreadable(ctx.obj, found)
    advice = Advice.of(ctx.obj, configuration_at(Path()), os.environ, wanted=ai)
    facts = facts_of_insights(told)
    if show_prompt:
        advice.show_summary_prompt(facts)
    elif as_json:
        ctx.obj.out.write(_document(history, told, found, days, advice.summary_of(facts)))
    else:
        _show(ctx.obj, history, told, found, asked)
        advice.show_summary_of(facts)


def _history(found: LookBack, today: date, days: int) -> History:
    """The user's commits of these days, those of others, and the nudges that the user saw."""
    from craftnudge.domain.habits.history import history_of
    from craftnudge.domain.habits.progress import by_period
    from craftnudge.services.nudge_log import memory_of, nudge_log

    own, _ = by_period(found.mine, today, days)
    others, _ = by_period(found.others, today, days)
    nudges = memory_of(nudge_log(home_folder())).shown if found.person is not None else ()
    return history_of(own, others, found.other_people, nudges, one_person=found.person is not None)


def _document(history: History, told: Sequence[Insight], found: LookBack, days: int, words: ModelWords) -> str:
    """The answer to programs."""
    from craftnudge.presentation.documents.insights import insights_document
    from craftnudge.presentation.json import as_text

    user = found.person.email if found.person else None
    return as_text(insights_document(history, told, user, found.who, days, words=words))


def _show(terminal: Terminal, history: History, told: Sequence[Insight], found: LookBack, asked: Question) -> None:
    from craftnudge.entrypoints.cli.empty_period import way_back_of, way_to_more_of
    from craftnudge.presentation.screens.insights import FEW_COMMITS, insights_screen
    from craftnudge.services.history import holds_more

    way = way_back_of("insights", asked, found) if not history.scored else None
    if 0 < len(history.scored) < FEW_COMMITS and asked.days < MOST_DAYS and holds_more(home_folder(), asked):
        way = way_to_more_of("insights", asked)
    terminal.show(insights_screen(history, told, found.who, asked.days, terminal.canvas, way=way))
