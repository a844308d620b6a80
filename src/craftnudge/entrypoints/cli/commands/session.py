"""`craftnudge session`: practice on commits of your own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from craftnudge.entrypoints.cli.notes import scope_of, scoring_status
from craftnudge.entrypoints.cli.selection import Selection, looks_back
from craftnudge.errors import NoCommitsError, UsageError

if TYPE_CHECKING:
    from datetime import date

    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.history import Question
    from craftnudge.services.practice import NothingToPractise
    from craftnudge.services.practice_session import Session

_MOST = 20
_DAYS = 90


@looks_back(days=_DAYS, number=5, lists=True)
def session(ctx: typer.Context, chosen: Selection) -> None:
    """Practise on your own commits: score or rewrite each, then see the score and the reasons.

    Needs a terminal. Your answers are saved, and a session that you stop continues the next time.
    """
    from craftnudge.entrypoints.cli.empty_period import typed_again
    from craftnudge.entrypoints.cli.session_dialog import SessionDialog
    from craftnudge.services.practice import NothingToPractise, start_practice

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("session.no-terminal")
    commits = chosen.limit or _MOST
    if not 1 <= commits <= _MOST:
        raise UsageError("option.range", option="-n", value=commits, range=f"1 to {_MOST}")
    call: Invocation = ctx.obj
    question = chosen.question(call)
    with scoring_status(call.terminal) as report:
        started = start_practice(call.workplace, question, most=commits, report=report)
    if isinstance(started, NothingToPractise):
        raise _nothing_to_practise(question, started)
    scope = _scope(question, started, call.workplace.today)
    SessionDialog(call, started, scope, typed_again("session", question, unless_days=_DAYS)).run()


def _scope(question: Question, session: Session, today: date) -> str:
    """Whose scored commits the exercises are chosen from, of which repositories and days."""
    scored = [commit for commit in session.commits if commit.scored]
    author = scored[-1].author
    who = author.name or author.email if author else ""
    return scope_of(question, who, [commit.repository.name for commit in scored], len(scored), today)


def _nothing_to_practise(question: Question, nothing: NothingToPractise) -> NoCommitsError:
    """The error, with the whole command that finds something to practise on."""
    from craftnudge.domain.habits.number_text import count
    from craftnudge.entrypoints.cli.empty_period import longer_period_hint_of, period_hint_of

    if nothing.reason == "no-identity":
        return NoCommitsError("session.no-identity")
    if nothing.reason == "unknown-identity":
        person = question.identity
        return NoCommitsError("session.unknown-identity", person=f"{person.name} <{person.email}>" if person else "")
    if nothing.reason == "nothing-left":
        code, way = "session.nothing-left", longer_period_hint_of("session", question)
    else:
        code, way = "session.no-commits", period_hint_of(None, "session", question, nothing.last_day)
    return NoCommitsError(code, period=count(question.days, "day"), remedy=f"{way.says}\n{way.command}")
