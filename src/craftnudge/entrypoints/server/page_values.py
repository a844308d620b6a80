"""What each page shows: the documents of its command, and the drawings beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.habits.goal import WILL_DO
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.questions import ME, asked
from craftnudge.presentation.documents.coach import coach_document
from craftnudge.presentation.documents.goal import goal_document
from craftnudge.presentation.documents.insights import insights_document
from craftnudge.presentation.documents.progress import progress_document
from craftnudge.presentation.documents.session import session_document
from craftnudge.presentation.documents.team import team_document
from craftnudge.presentation.documents.where import where_document
from craftnudge.presentation.number_text import WEEKDAYS
from craftnudge.presentation.report.drawings import bar, level_class, trend
from craftnudge.services.data_places import places
from craftnudge.services.goal import goal_answer
from craftnudge.services.history import question_of
from craftnudge.services.insights import insights_answer
from craftnudge.services.model_notes import no_model_asked
from craftnudge.services.progress import progress_answer
from craftnudge.services.recorded_commit import find_commit, recorded_review
from craftnudge.services.team_report import team_answer
from craftnudge.services.today import today_answer

if TYPE_CHECKING:
    from craftnudge.services.goal import GoalAnswer
    from craftnudge.services.practice_session import Session
    from craftnudge.services.recorded_commit import RecordedReview
    from craftnudge.services.workplace import Workplace

_CHECKS_SHOWN = 12
_LONGER = {7: 30, 30: 90, 90: 365}


def today(workplace: Workplace) -> dict[str, Any]:
    """The goal, the last commit and the week."""
    answer = today_answer(workplace)
    focus, others = _goal(answer.goal)
    week = answer.week
    return {
        "goal": focus,
        "other": next(iter(others), None),
        "last": None if answer.last is None else _coached(answer.last),
        "week": {
            "days": list(zip(WEEKDAYS, week.days, strict=True)),
            "average": week.average,
            "change": week.change,
            "month": week.month,
        },
    }


def commit(workplace: Workplace, name: str) -> dict[str, Any]:
    """One commit with its score and all checks."""
    review = recorded_review(workplace, find_commit(workplace, name))
    body = review.record.message.strip().partition("\n")[2].strip("\n")
    bars = {
        category.name: bar(category.score / 10, level_class(category.score))
        for category in review.card.categories
        if category.score is not None
    }
    return {"coach": _coached(review), "body": body, "bars": bars}


def progress(workplace: Workplace, days: int) -> dict[str, Any]:
    """The course of the score, and the checks that cost most."""
    answer = progress_answer(workplace, asked(workplace, ME, days))
    address = answer.history.person.email if answer.history.person else None
    document = progress_document(answer.progress, address, no_model_asked())
    course = next(course for course in answer.progress.courses if course.name == "score")
    costly = sorted(document["habits"], key=lambda habit: -(habit["points_lost"] or 0))
    return {
        "days": days,
        "progress": document,
        "chart": trend(course.stretches, answer.progress.today),
        "habits": costly[:_CHECKS_SHOWN],
        "empty_hint": f"/progress?days={_LONGER[days]}" if days in _LONGER else "",
    }


def insights(workplace: Workplace, days: int) -> dict[str, Any]:
    """What a history shows."""
    answer = insights_answer(workplace, asked(workplace, ME, days))
    person = answer.history.person
    document = insights_document(
        answer.commits,
        answer.insights,
        person.email if person else None,
        answer.history.who,
        days,
        words=no_model_asked(),
    )
    return {"days": days, "insights": document}


def goal(workplace: Workplace) -> dict[str, Any]:
    """The goal, how it goes, and what else could be one."""
    focus, others = _goal(goal_answer(workplace))
    return {"focus": focus, "others": others}


def team(workplace: Workplace, repository: str, days: int) -> dict[str, Any]:
    """A repository's habits without names; of the first one where none is chosen."""
    names = repository_names(workplace)
    if not names:
        return {"repositories": [], "repository": "", "days": days, "team": None}
    name = repository or names[0]
    if name not in names:
        raise RequestProblemError("unknown-repository")
    answer = team_answer(workplace, question_of(workplace, days, everyone=True, repository=name))
    return {"repositories": names, "repository": name, "days": days, "team": team_document(answer.team)}


def data(workplace: Workplace) -> dict[str, Any]:
    """Where everything lies."""
    return {"places": where_document(places(workplace))["places"]}


def practice(session: Session) -> dict[str, Any]:
    """A session and its next exercise, if one is left."""
    document = session_document(session.id, session.exercises, session.attempted, resumed=session.resumed)
    exercises = document["exercises"]
    number, exercise = next(
        ((index, each) for index, each in enumerate(exercises, start=1) if not each["attempted"]), (0, None)
    )
    return {"session": document, "exercise": exercise, "number": number}


def _coached(review: RecordedReview) -> dict[str, Any]:
    return coach_document(review.record, review.card, review.feedback, review.user, no_model_asked())


def _goal(answer: GoalAnswer) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """The goal and its alternatives, each with the words of its check."""
    document = goal_document(answer.goal, answer.course, answer.candidates)
    focus = document["focus"]
    if focus is not None:
        check = all_checks()[focus["check"]]
        focus |= {"advice": check.advice, "why": check.why, "holds_at": WILL_DO}
    others = [other | {"advice": all_checks()[other["check"]].advice} for other in document["others"]]
    return focus, others


def repository_names(workplace: Workplace) -> list[str]:
    """The names of all recorded repositories."""
    return sorted({repository.name for _, repository in workplace.store.authors()})
