"""`craftnudge team`: the habits of a repository's team."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from craftnudge.entrypoints.cli.notes import notify_about
from craftnudge.entrypoints.cli.options import AsJson, NoIndex
from craftnudge.entrypoints.cli.selection import Selection, looks_back
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


@looks_back(days=90, people=False)
def team(
    ctx: typer.Context,
    chosen: Selection,
    no_index: NoIndex = False,
    as_json: AsJson = False,
) -> None:
    """Show the habits of a repository's team, without names or ranks.

    Each person counts once, and every figure needs five people. The journal must hold everyone's commits:
    craftnudge track --all
    """
    from craftnudge.services.team_report import team_answer

    call: Invocation = ctx.obj
    # Outside a repository there is no team, unless one is named.
    named = chosen if chosen.repo or chosen.all_repos else replace(chosen, repo=".")
    question = named.question(call, use_index=not no_index)
    answer = team_answer(call.workplace, question)
    notify_about(call.terminal, question, answer.history)
    if as_json:
        from craftnudge.presentation.documents.team import team_document

        call.write_document(team_document(answer.team))
        return
    from craftnudge.presentation.screens.team import team_screen

    call.terminal.show(team_screen(answer.team, call.terminal.canvas))
