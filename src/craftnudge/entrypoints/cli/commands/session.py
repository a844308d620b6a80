"""`craftnudge session`: practice on commits of your own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import Days, UserId, look_back_at
from craftnudge.errors import NoCommitsError, UsageError
from craftnudge.runtime.paths import behaviors_folder, home_folder

if TYPE_CHECKING:
    from craftnudge.services.history import LookBack, Question

_MOST = 20
_DAYS = 90


def session(
    ctx: typer.Context,
    days: Days = _DAYS,
    commits: Annotated[int, typer.Option("--commits", metavar="N", help="How many commits to practise on.")] = 5,
    user_id: UserId = None,
) -> None:
    """Practise on commits of your own: score or rewrite each, then see what the rules say, and why.

    Needs a terminal, and nothing but the keyboard. What you did is kept; a session that was stopped goes on.
    """
    from craftnudge.adapters.store.local.store import LocalStore
    from craftnudge.entrypoints.cli.empty_period import asked_again
    from craftnudge.entrypoints.cli.session_dialog import Talk
    from craftnudge.services.nudge_log import memory_of, nudge_log
    from craftnudge.services.practice_session import open_session

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("session.no-terminal")
    if not 1 <= commits <= _MOST:
        raise UsageError("option.range", option="--commits", value=commits, range=f"1 to {_MOST}")
    asked, found = look_back_at(
        days=days, user_id=user_id, everyone=False, repository=None, use_index=True, periods=1, waiting=ctx.obj
    )
    nudges = nudge_log(home_folder())
    goal = memory_of(nudges).goal
    begun = open_session(
        LocalStore(behaviors_folder(home_folder())).events("sessions"),
        found.mine if found.person is not None else (),
        goal=None if goal is None else goal.check_id,
        most=commits,
    )
    if begun is None:
        raise _nothing_to_practise_on(asked, found)
    Talk(ctx.obj, begun, nudges, asked_again("session", asked, unless_days=_DAYS)).run()


def _nothing_to_practise_on(asked: Question, found: LookBack) -> NoCommitsError:
    """Why there is nothing, with the whole command that finds something."""
    from craftnudge.domain.habits.number_text import count
    from craftnudge.entrypoints.cli.empty_period import way_back_of, way_to_more_of

    if found.person is None and asked.identity is not None:
        who = f"{asked.identity.name} <{asked.identity.email}>"
        return NoCommitsError("session.unknown-identity", person=who)
    if found.person is None:
        return NoCommitsError("session.no-identity")
    if any(commit.scored for commit in found.mine):
        code, way = "session.nothing-left", way_to_more_of("session", asked)
    else:
        code, way = "session.no-commits", way_back_of("session", asked, found)
    return NoCommitsError(code, period=count(asked.days, "day"), remedy=f"{way.says}\n{way.command}")
