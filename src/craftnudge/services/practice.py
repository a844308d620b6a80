"""A practice session on commits of the user's own: started, or continued if one was left open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.authors import author_in, people_among
from craftnudge.services.history import look_back
from craftnudge.services.last_scored import last_scored_day
from craftnudge.services.nudge_log import memory_of
from craftnudge.services.practice_session import find_session, open_session, unfinished_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from craftnudge.services.history import Question
    from craftnudge.services.practice_session import Session
    from craftnudge.services.workplace import Workplace

Reason = Literal["no-identity", "unknown-identity", "no-commits", "nothing-left"]


@dataclass(frozen=True, slots=True)
class NothingToPractise:
    """Why there is no session; with `no-commits`, the day of the user's newest scored commit, if any."""

    reason: Reason
    last_day: date | None = None


def start_practice(
    workplace: Workplace,
    question: Question,
    *,
    most: int,
    report: Callable[[int, int], None] | None = None,
) -> Session | NothingToPractise:
    """A session on at most `most` commits of the person asked for. Raises JournalError; for others see `look_back`."""
    history = look_back(workplace, question, periods=1, report=report)
    goal = memory_of(workplace.nudges).goal
    session = open_session(
        workplace.store.events("sessions"),
        history.mine if history.person is not None else (),
        goal=None if goal is None else goal.check_id,
        most=most,
        settings=workplace.rubric_settings,
    )
    if session is not None:
        return session
    if history.note is not None:
        return NothingToPractise(history.note)
    if any(commit.scored for commit in history.mine):
        return NothingToPractise("nothing-left")
    return NothingToPractise("no-commits", last_scored_day(workplace, question, history))


def running_session(workplace: Workplace, question: Question) -> Session | None:
    """The session that the person asked for left unfinished. Records nothing; for errors see `look_back`."""
    log = workplace.store.events("sessions")
    newest = log.last()
    if newest is None or newest["type"] == "end":
        return None
    history = look_back(workplace, question, periods=1)
    goal = memory_of(workplace.nudges).goal
    check = None if goal is None else goal.check_id
    return unfinished_session(log, history.mine, goal=check, settings=workplace.rubric_settings)


def practice_session(workplace: Workplace, question: Question, session_id: str) -> Session | None:
    """A session that was started before, also one that has ended; None if it or its commits are not known.

    `question.everyone` must be set: whose commits are practised on, the commits themselves say. For errors see
    `look_back`.
    """
    history = look_back(workplace, question, periods=1)
    goal = memory_of(workplace.nudges).goal
    log, check = workplace.store.events("sessions"), None if goal is None else goal.check_id
    settings = workplace.rubric_settings
    session = find_session(log, session_id, history.mine, goal=check, settings=settings)
    if session is None:
        return None
    people = people_among(Counter((commit.author, commit.repository) for commit in history.mine), question.aliases)
    first = session.exercises[0].commit
    person = author_in(people, first.repository, first.author)
    own = [commit for commit in history.mine if author_in(people, commit.repository, commit.author) == person]
    return find_session(log, session_id, own, goal=check, settings=settings)
