"""`craftnudge session`: practice on commits of your own."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from craftnudge.cli.options import Days, UserId, look_back_at
from craftnudge.errors import UsageError
from craftnudge.settings import behaviors_folder, home_folder

_MOST = 20


def session(
    ctx: typer.Context,
    days: Days = 90,
    commits: Annotated[int, typer.Option("--commits", metavar="N", help="How many commits to practise on.")] = 5,
    user_id: UserId = None,
) -> None:
    """Practise on commits of your own: score or rewrite each, then see what the rules say, and why.

    Needs a terminal, and nothing but the keyboard. What you did is kept; a session that was stopped goes on.
    """
    from craftnudge.cli.practice_talk import Talk
    from craftnudge.journal.event_log import SESSIONS, EventLog
    from craftnudge.workflows.nudge_log import memory_of, nudge_log
    from craftnudge.workflows.practising import open_session

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("a session asks and answers, so it needs a terminal.", "Without one: craftnudge coach --json")
    if not 1 <= commits <= _MOST:
        raise UsageError(f"--commits takes 1 to {_MOST}, not {commits}.", "For example: --commits 5")
    _, found = look_back_at(days=days, user_id=user_id, everyone=False, repository=None, use_index=True, periods=1)
    nudges = nudge_log(home_folder())
    focus = memory_of(nudges).focus
    begun = open_session(
        EventLog(behaviors_folder(home_folder()) / SESSIONS),
        found.mine if found.person is not None else (),
        focus=None if focus is None else focus.check_id,
        most=commits,
    )
    Talk(ctx.obj, begun, nudges).run()
