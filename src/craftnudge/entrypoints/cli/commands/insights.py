"""`craftnudge insights`: what your history shows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import typer

from craftnudge.entrypoints.cli.notes import notify_about, scoring_status
from craftnudge.entrypoints.cli.options import Ai, AsJson, NoIndex, ShowPrompt
from craftnudge.entrypoints.cli.selection import Selection, looks_back
from craftnudge.runtime.limits import MOST_DAYS

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.insights import InsightsAnswer


# So many that all stand on one screen of 24 lines.
_MOST = 6


@looks_back(days=90, number=_MOST, lists=True, co_authors=True)
def insights(
    ctx: typer.Context,
    chosen: Selection,
    no_index: NoIndex = False,
    ai: Ai = None,
    show_prompt: ShowPrompt = False,
    as_json: AsJson = False,
) -> None:
    """Find patterns in your commits of a period, each with the commits that show it."""
    from craftnudge.domain.coaching.model.summary_facts import facts_of_insights
    from craftnudge.entrypoints.cli.model_words import ModelNotes
    from craftnudge.services.insights import insights_answer

    call: Invocation = ctx.obj
    question = chosen.question(call, use_index=not no_index)
    with scoring_status(call.terminal) as report:
        answer = insights_answer(call.workplace, question, report)
    notify_about(call.terminal, question, answer.history)
    notes = ModelNotes.of(call, wanted=ai)
    facts = facts_of_insights(answer.insights)
    if show_prompt:
        notes.show_summary_prompt(facts)
    elif as_json:
        from craftnudge.presentation.documents.insights import insights_document

        address = answer.history.person.email if answer.history.person else None
        words = notes.summary_of(facts)
        who = answer.history.who
        call.write_document(
            insights_document(answer.commits, answer.insights, address, who, question.days, words=words)
        )
    else:
        _show(call, answer, chosen.limit)
        notes.show_summary_of(facts)


def _show(call: Invocation, answer: InsightsAnswer, most: int | None) -> None:
    from craftnudge.entrypoints.cli.empty_period import longer_period_hint_of, period_hint_of
    from craftnudge.presentation.number_text import period_label
    from craftnudge.presentation.screens.insights import FEW_COMMITS, insights_screen
    from craftnudge.services.history import holds_more

    question, commits = answer.question, answer.commits
    way = None if commits.scored else period_hint_of(call, "insights", question, answer.last_day)
    few = 0 < len(commits.scored) < FEW_COMMITS and question.days < MOST_DAYS
    if few and holds_more(call.workplace, question):
        way = longer_period_hint_of("insights", question)
    canvas = call.terminal.canvas
    past = question.today != call.workplace.today
    first_day = question.today - timedelta(days=question.days - 1)
    screen = insights_screen(
        commits,
        answer.insights,
        answer.history.who,
        question.days,
        canvas,
        way=way,
        most=most or len(answer.insights),
        period=period_label(first_day, question.today) if past else "",
    )
    call.terminal.show(screen)
