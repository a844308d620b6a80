"""The command that shows more, for a period without scored commits: the typed command with other days."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from datetime import date

    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.presentation.screens.empty_period import PeriodHint
    from craftnudge.services.history import Question


def period_hint_of(
    call: Invocation | None, command: str, question: Question, last_day: date | None, *more: str
) -> PeriodHint:
    """The same command with `more` options, for a period that reaches back to the last scored commit.

    For all authors if only others have commits; not without a `call`, for a command about the user alone.
    """
    from craftnudge.presentation.screens.empty_period import all_authors_hint, last_scored_hint

    if call is not None and last_day is None and not question.everyone and _others_have_commits(call, question):
        return all_authors_hint(_typed_again(command, replace(question, user=None), *more), question.days)
    return last_scored_hint(_typed_again(command, question, *more), question.days, question.today, last_day)


def _others_have_commits(call: Invocation, question: Question) -> bool:
    from craftnudge.services.history import look_back

    everyones = replace(question, everyone=True, user=None)
    return look_back(call.workplace, everyones, periods=1, newest=0).matching > 0


def longer_period_hint_of(command: str, question: Question) -> PeriodHint:
    """The same command for ten times as many days."""
    from craftnudge.presentation.screens.empty_period import longer_period_hint

    return longer_period_hint(_typed_again(command, question), question.days)


def typed_again(command: str, question: Question, *, unless_days: int) -> str:
    """The same command; its days are left out if they are the default, `unless_days`."""
    days = [] if question.days == unless_days else ["--days", str(question.days)]
    return shlex.join(["craftnudge", *_typed_again(command, question), *days])


def _typed_again(command: str, question: Question, *more: str) -> list[str]:
    words = [command, *more]
    if question.user is not None:
        words += ["--author", question.user]
    if question.everyone:
        words += ["--all-authors"]
    if question.repository not in (None, "."):
        words += ["--repo", question.repository or ""]
    if question.repository is None:
        words += ["--all-repos"]
    if question.until_seconds is not None:
        words += ["--until", question.today.isoformat()]
    return words
