"""`craftnudge goal`: the one check to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.notes import scope_of
from craftnudge.entrypoints.cli.options import AsJson
from craftnudge.entrypoints.cli.selection import Selection, looks_back
from craftnudge.errors import UsageError
from craftnudge.runtime.limits import GOAL_DAYS

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


@looks_back(days=GOAL_DAYS)
def goal(
    ctx: typer.Context,
    chosen: Selection,
    check: Annotated[str | None, typer.Argument(metavar="CHECK", help="A check, by id or name.")] = None,
    auto: Annotated[bool, typer.Option("--auto", help="Let CraftNudge pick the check that costs you most.")] = False,
    clear: Annotated[bool, typer.Option("--clear", help="Clear the goal.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show your goal, set another one, or end it.

    If you set none, CraftNudge picks one from your own commits, and ends it when you reach it.
    """
    from craftnudge.services.goal import goal_answer

    ways = {check or "": check is not None, "--auto": auto, "--clear": clear}
    first, *others = [name for name, typed in ways.items() if typed] or [""]
    if others:
        raise UsageError("option.together", first=first, second=others[0])
    call: Invocation = ctx.obj
    question = chosen.question(call)
    answer = goal_answer(call.workplace, question, check=check, clear=clear, auto=auto)
    if as_json:
        from craftnudge.presentation.documents.goal import goal_document

        call.write_document(goal_document(answer.goal, answer.course, answer.candidates, answer.nudges))
        return
    from craftnudge.presentation.screens.goal import goal_screen

    scope = scope_of(question, answer.who, answer.repositories, answer.scored_commits, call.workplace.today)
    canvas = call.terminal.canvas
    commits, nudges = answer.scored_commits, answer.nudges
    call.terminal.show(goal_screen(answer.course, answer.candidates, scope, canvas, commits=commits, nudges=nudges))
