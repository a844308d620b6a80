"""What each page shows: the documents of its command, and the drawings beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.habits.goal import WILL_DO
from craftnudge.domain.habits.pass_rates import better, worse
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.entrypoints.server.questions import ME, asked
from craftnudge.presentation.documents.coach import coach_document
from craftnudge.presentation.documents.goal import goal_document
from craftnudge.presentation.documents.insights import insights_document
from craftnudge.presentation.documents.log import log_document
from craftnudge.presentation.documents.progress import progress_document
from craftnudge.presentation.documents.session import session_document
from craftnudge.presentation.documents.team import team_document
from craftnudge.presentation.number_text import WEEKDAYS
from craftnudge.presentation.pages.drawings import week_chart
from craftnudge.presentation.report.drawings import NARROW_WIDTH, bar, level_class, trend
from craftnudge.presentation.report.page import report_page, rhythm_section
from craftnudge.presentation.screens.progress import failing_more, passing_more
from craftnudge.presentation.screens.team import costing, failing, habit_groups, passing
from craftnudge.runtime.limits import MOST_DAYS
from craftnudge.services.goal import goal_answer, goal_check
from craftnudge.services.history import question_of
from craftnudge.services.insights import insights_answer
from craftnudge.services.model_notes import no_model_asked
from craftnudge.services.progress import progress_answer
from craftnudge.services.recorded_commit import find_commit, recorded_review
from craftnudge.services.report import report_answer
from craftnudge.services.team_report import team_answer
from craftnudge.services.today import today_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.pass_rates import PassRate
    from craftnudge.domain.habits.team import Team
    from craftnudge.entrypoints.server.commit_choice import CommitChoice
    from craftnudge.entrypoints.server.recording import Recording
    from craftnudge.presentation.html import Html
    from craftnudge.services.commit_pages import CommitPage
    from craftnudge.services.goal import GoalAnswer
    from craftnudge.services.practice_session import Session
    from craftnudge.services.recorded_commit import RecordedReview
    from craftnudge.services.workplace import Workplace

_CHECKS_SHOWN = 12
_CHANGES_SHOWN = 4
# What costs less would show as 0.0.
_LEAST_POINTS = 0.05
_LONGER = {7: 30, 30: 90, 90: 365}


def today(workplace: Workplace, recording: Recording | None = None) -> dict[str, Any]:
    """The goal, the last commit and the week, and what is not recorded."""
    answer = today_answer(workplace)
    goals, week = _goal(answer.goal), answer.week
    return {
        "goal": goals["focus"],
        "other": next(iter(goals["others"]), None),
        "last": None if answer.last is None else _coached(answer.last),
        "bars": {} if answer.last is None else _bars(answer.last),
        "is_own": answer.history.person is not None,
        "week": {
            "chart": week_chart(list(zip(WEEKDAYS, week.days, strict=True))),
            "average": week.average,
            "change": week.change,
            "month": week.month,
        },
        **({"job": None, "waiting": []} if recording is None else recording.values(workplace)),
    }


def commits(workplace: Workplace, page: CommitPage, chosen: CommitChoice, following: str) -> dict[str, Any]:
    """One page of a list of commits, and where the whole list can be had as a file."""
    return {
        "log": log_document(page.commits, page.answer.matching, len(page.answer.history.unreadable)),
        "repositories": repository_names(workplace),
        "chosen": chosen,
        "more": following,
        "days": None if chosen.days == MOST_DAYS else chosen.days,
        "failing": all_checks()[check].fail_name if (check := page.answer.chosen.failing) else "",
        "command": chosen.command(),
        "csv": chosen.address("/commits.csv"),
        "json": chosen.address("/commits.json"),
    }


def commit(workplace: Workplace, name: str) -> dict[str, Any]:
    """One commit with its score and all checks."""
    review = recorded_review(workplace, find_commit(workplace, name))
    body = review.record.message.strip().partition("\n")[2].strip("\n")
    return {"coach": _coached(review), "body": body, "bars": _bars(review)}


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
        "chart": trend(course.stretches, answer.progress.today, class_="wide"),
        "narrow_chart": trend(course.stretches, answer.progress.today, width=NARROW_WIDTH, class_="narrow"),
        "groups": _changed(answer.progress.pass_rates),
        "habits": [habit for habit in costly[:_CHECKS_SHOWN] if habit["points_lost"] >= _LEAST_POINTS],
        "rhythm": rhythm_section(answer.progress),
        "empty_hint": f"/progress?days={_LONGER[days]}" if days in _LONGER else "",
    }


def report(workplace: Workplace, days: int) -> str:
    """The report of a period as a file to keep."""
    return report_page(report_answer(workplace, asked(workplace, ME, days)).report)


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
    return {"days": days, "insights": document, "goal": goal_check(workplace)}


def goal(workplace: Workplace) -> dict[str, Any]:
    """The goal, how it goes, and what else could be one."""
    return _goal(goal_answer(workplace))


def team(workplace: Workplace, repository: str, days: int) -> dict[str, Any]:
    """A repository's habits without names; of the first one where none is chosen."""
    names = repository_names(workplace)
    if not names:
        return {"repositories": [], "repository": "", "days": days, "team": None, "groups": None}
    name = repository or names[0]
    if name not in names:
        raise RequestProblemError("unknown-repository")
    answer = team_answer(workplace, question_of(workplace, days, everyone=True, repository=name))
    return {
        "repositories": names,
        "repository": name,
        "days": days,
        "team": team_document(answer.team),
        "groups": _team_groups(answer.team) if answer.team.enough else None,
    }


def practice(session: Session) -> dict[str, Any]:
    """A session and its next exercise, if one is left."""
    document = session_document(session.id, session.exercises, session.attempted, resumed=session.resumed)
    exercises = document["exercises"]
    number, exercise = next(
        ((index, each) for index, each in enumerate(exercises, start=1) if not each["attempted"]), (0, None)
    )
    return {"session": document, "exercise": exercise, "number": number}


def _changed(pass_rates: Sequence[PassRate]) -> dict[str, list[dict[str, str]]]:
    """The checks that pass clearly more or less often than before, under the names that the command gives them."""
    gained = [_row(rate.pass_name, rate.id, passing_more(rate)) for rate in better(pass_rates)]
    lost = [_row(rate.fail_name, rate.id, failing_more(rate)) for rate in worse(pass_rates)]
    return {"better": gained[:_CHANGES_SHOWN], "worse": lost[:_CHANGES_SHOWN]}


def _team_groups(team: Team) -> dict[str, list[dict[str, str]]]:
    """The checks of a team by what is said of them, as the command groups and names them."""
    groups = habit_groups(team)
    return {
        "better": [_row(habit.pass_name, habit.id, passing(habit)) for habit in groups.better],
        "worse": [_row(habit.fail_name, habit.id, failing(habit)) for habit in groups.worse],
        "steady": [_row(habit.pass_name, habit.id, passing(habit)) for habit in groups.steady],
        "costs": [_row(habit.fail_name, habit.id, costing(habit)) for habit in groups.costs],
    }


def _row(name: str, check_id: str, figures: str) -> dict[str, str]:
    return {"name": name, "id": check_id, "figures": figures}


def _coached(review: RecordedReview) -> dict[str, Any]:
    return coach_document(review.record, review.card, review.feedback, review.user, no_model_asked())


def _bars(review: RecordedReview) -> dict[str, Html]:
    """A bar for the score of each category."""
    return {
        category.name: bar(category.score / 10, level_class(category.score))
        for category in review.card.categories
        if category.score is not None
    }


def _goal(answer: GoalAnswer) -> dict[str, Any]:
    """The document of the goal, with the words of each check."""
    document = goal_document(answer.goal, answer.course, answer.candidates, answer.nudges)
    focus = document["focus"]
    if focus is not None:
        focus |= {"holds_at": WILL_DO} | _words_of(focus["check"])
    return document | {"focus": focus, "others": [other | _words_of(other["check"]) for other in document["others"]]}


def _words_of(check_id: str) -> dict[str, str]:
    """What a page says of a check: what to do, why, and an example of either result."""
    check = all_checks()[check_id]
    return {"advice": check.advice, "why": check.why, "good": check.good, "bad": check.bad}


def repository_names(workplace: Workplace) -> list[str]:
    """The names of all recorded repositories."""
    return sorted({repository.name for _, repository in workplace.store.authors()})
