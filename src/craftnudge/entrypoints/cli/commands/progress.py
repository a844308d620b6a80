"""`craftnudge progress`: how the score and each category change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.notes import begin_recording, notify_about, scoring_status
from craftnudge.entrypoints.cli.options import Ai, AsJson, NoIndex, ShowPrompt
from craftnudge.entrypoints.cli.selection import Selection, looks_back

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.history import Question
    from craftnudge.services.progress import ProgressAnswer


@looks_back(days=30, co_authors=True)
def progress(
    ctx: typer.Context,
    chosen: Selection,
    no_index: NoIndex = False,
    calendar: Annotated[bool, typer.Option("--calendar", help="Show the days and the hours of the week.")] = False,
    ai: Ai = None,
    show_prompt: ShowPrompt = False,
    as_json: AsJson = False,
) -> None:
    """Show how your score and each category change, compared with the period before."""
    from craftnudge.domain.coaching.model.summary_facts import facts_of_progress
    from craftnudge.entrypoints.cli.model_words import ModelNotes
    from craftnudge.services.progress import progress_answer

    call: Invocation = ctx.obj
    question = chosen.question(call, use_index=not no_index)
    if chosen.repo is None:
        begin_recording(call)
    if calendar and not (as_json or show_prompt):
        _show_calendar(call, question)
        return
    with scoring_status(call.terminal) as report:
        answer = progress_answer(call.workplace, question, report)
    notify_about(call.terminal, question, answer.history)
    notes = ModelNotes.of(call, wanted=ai)
    facts = facts_of_progress(answer.progress)
    if show_prompt:
        notes.show_summary_prompt(facts)
    elif as_json:
        from craftnudge.presentation.documents.progress import progress_document

        address = answer.history.person.email if answer.history.person else None
        call.write_document(progress_document(answer.progress, address, notes.summary_of(facts)))
    else:
        _show(call, answer)
        notes.show_summary_of(facts)


def _show(call: Invocation, answer: ProgressAnswer) -> None:
    from craftnudge.entrypoints.cli.empty_period import period_hint_of
    from craftnudge.presentation.screens.progress import progress_screen

    way = None if answer.progress.commits else period_hint_of(call, "progress", answer.question, answer.last_day)
    call.terminal.show(progress_screen(answer.progress, call.terminal.canvas, way))


def _show_calendar(call: Invocation, question: Question) -> None:
    from craftnudge.entrypoints.cli.empty_period import period_hint_of
    from craftnudge.presentation.screens.calendar import calendar_screen
    from craftnudge.services.progress import calendar_answer

    with scoring_status(call.terminal) as report:
        answer = calendar_answer(call.workplace, question, report)
    notify_about(call.terminal, question, answer.history)
    way = None if answer.calendar.commits else period_hint_of(call, "progress", question, answer.last_day, "--calendar")
    call.terminal.show(calendar_screen(answer.calendar, call.terminal.canvas, way))
