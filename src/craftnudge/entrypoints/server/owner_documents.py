"""The documents of one user's commits, as the commands' `--json` has them. Loaded with the first that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.commits.past import Past
from craftnudge.domain.habits.project_style import project_style_of
from craftnudge.entrypoints.server.questions import ME, asked
from craftnudge.presentation.documents.coach import coach_document
from craftnudge.presentation.documents.coach_context import coach_context_document
from craftnudge.presentation.documents.goal import goal_document
from craftnudge.presentation.documents.insights import insights_document
from craftnudge.presentation.documents.log import log_document
from craftnudge.presentation.documents.progress import progress_document
from craftnudge.presentation.formats.score_csv import score_rows
from craftnudge.services.commit_log import log_answer
from craftnudge.services.commit_pages import Cursor, commit_page
from craftnudge.services.goal import goal_answer
from craftnudge.services.insights import insights_answer
from craftnudge.services.model_notes import no_model_asked
from craftnudge.services.progress import progress_answer
from craftnudge.services.recorded_commit import commits_before, find_commit, recorded_review

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.commit_choice import CommitChoice, PagedChoice
    from craftnudge.entrypoints.server.request_bodies import CoachRequest
    from craftnudge.services.commit_pages import CommitPage
    from craftnudge.services.workplace import Workplace

_COMMITS_OF_CONTEXT = 5


def coached(workplace: Workplace, body: CoachRequest) -> dict[str, Any]:
    """One commit with its score, with its context if that is asked for."""
    record = find_commit(workplace, body.commit_id)
    review = recorded_review(workplace, record, None if body.user_id == ME else body.user_id)
    document = coach_document(review.record, review.card, review.feedback, review.user, no_model_asked())
    if not body.include_context:
        return document
    style = project_style_of(record.past or Past(0))
    before = commits_before(workplace, record, _COMMITS_OF_CONTEXT)
    return coach_context_document(document, record.repository.name, style, before)


def progress(workplace: Workplace, user_id: str, days: int, repository: str | None) -> dict[str, Any]:
    """How the score changes."""
    answer = progress_answer(workplace, asked(workplace, user_id, days, repository))
    address = answer.history.person.email if answer.history.person else None
    return progress_document(answer.progress, address, no_model_asked())


def insights(workplace: Workplace, user_id: str, days: int, repository: str | None) -> dict[str, Any]:
    """Patterns in the commits."""
    answer = insights_answer(workplace, asked(workplace, user_id, days, repository))
    history = answer.history
    address = history.person.email if history.person else None
    return insights_document(answer.commits, answer.insights, address, history.who, days, words=no_model_asked())


def goal(workplace: Workplace) -> dict[str, Any]:
    """The goal and how it goes."""
    answer = goal_answer(workplace)
    return goal_document(answer.goal, answer.course, answer.candidates, answer.nudges)


def chosen_goal(workplace: Workplace, check: str | None) -> dict[str, Any]:
    """The same after a check became the goal, or none."""
    answer = goal_answer(workplace, check=check, clear=check is None)
    return goal_document(answer.goal, answer.course, answer.candidates, answer.nudges)


def commit(workplace: Workplace, name: str) -> dict[str, Any]:
    """One commit with its score and all checks."""
    review = recorded_review(workplace, find_commit(workplace, name))
    return coach_document(review.record, review.card, review.feedback, review.user, no_model_asked())


def commit_list(page: CommitPage) -> dict[str, Any]:
    """One page of a list of commits."""
    return log_document(page.commits, page.answer.matching, len(page.answer.history.unreadable))


def page_of(workplace: Workplace, chosen: PagedChoice) -> CommitPage:
    """One page of the commits that are chosen."""
    after = Cursor.parse(chosen.cursor) if chosen.cursor else None
    return commit_page(workplace, chosen.question(workplace), chosen.filter(), size=chosen.limit, after=after)


def all_commits(workplace: Workplace, chosen: CommitChoice) -> dict[str, Any]:
    """The whole list that is chosen."""
    answer = log_answer(workplace, chosen.question(workplace), chosen.filter())
    unreadable = len(answer.history.unreadable)
    return log_document(answer.commits, answer.matching, unreadable, answer.history.superseded)


def commits_as_csv(workplace: Workplace, chosen: CommitChoice) -> str:
    """The same as rows."""
    return "".join(score_rows(log_answer(workplace, chosen.question(workplace), chosen.filter()).commits))
