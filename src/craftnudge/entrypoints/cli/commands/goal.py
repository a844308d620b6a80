"""`craftnudge goal`: the one habit to work on."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, UserId, look_back_at
from craftnudge.errors import UsageError
from craftnudge.runtime.paths import home_folder

_DAYS = 365


def goal(
    ctx: typer.Context,
    check: Annotated[str | None, typer.Argument(metavar="CHECK", help="A check, by id or name.")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Clear the goal.")] = False,
    user_id: UserId = None,
    as_json: AsJson = False,
) -> None:
    """Show the habit you work on, set another one, or let it go.

    Without one set by you, it is chosen from your own commits, and let go when it holds.
    """
    from craftnudge.domain.habits.goal import candidates, goal_progress
    from craftnudge.domain.rubric.registry import find_check
    from craftnudge.services.goal_state import choose_goal, drop_goal
    from craftnudge.services.nudge_log import memory_of, nudge_log

    if check is not None and clear:
        raise UsageError("option.together", first=check, second="--clear")
    log = nudge_log(home_folder())
    now = int(time.time())
    wanted = None if check is None else find_check(check).id
    _, found = look_back_at(days=_DAYS, user_id=user_id, everyone=False, repository=None, use_index=True, periods=1)
    if wanted is not None:
        choose_goal(log, wanted, now)
    if clear:
        drop_goal(log, now)
    memory = memory_of(log)
    course = None if memory.goal is None else goal_progress(memory.goal, found.mine)
    others = [each for each in candidates(found.mine, memory) if course is None or each.pass_rate.id != course.check_id]
    if as_json:
        from craftnudge.presentation.documents.goal import goal_document
        from craftnudge.presentation.json import as_text

        ctx.obj.out.write(as_text(goal_document(memory.goal, course, others)))
        return
    from craftnudge.presentation.screens.goal import goal_screen

    ctx.obj.show(goal_screen(course, others, ctx.obj.canvas))
