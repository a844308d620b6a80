"""The user's goal: the one check to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.goal import candidates, goal_progress
from craftnudge.domain.habits.nudge_effect import nudge_counts
from craftnudge.domain.rubric.registry import find_check
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.limits import GOAL_DAYS, NUDGE_DAYS
from craftnudge.services.goal_state import choose_goal, drop_goal
from craftnudge.services.history import look_back, question_of
from craftnudge.services.nudge_log import memory_of

if TYPE_CHECKING:
    from craftnudge.domain.habits.goal import Candidate, GoalProgress
    from craftnudge.domain.habits.goal_events import GoalSet
    from craftnudge.domain.habits.nudge_effect import NudgeCount
    from craftnudge.services.history import Question
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """The goal, how it goes, and what else could be one; all None or empty without the user's commits.

    It is of the commits by `who` in `repositories`, of which `scored_commits` have a score; `nudges` are of the last
    thirty days.
    """

    goal: GoalSet | None
    course: GoalProgress | None
    candidates: tuple[Candidate, ...]
    scored_commits: int = 0
    who: str = ""
    repositories: tuple[str, ...] = ()
    nudges: tuple[NudgeCount, ...] = ()


def goal_check(workplace: Workplace) -> str | None:
    """The id of the check that is the user's goal, or None."""
    goal = memory_of(workplace.nudges).goal
    return None if goal is None else goal.check_id


def set_goal(workplace: Workplace, check_id: str) -> None:
    """Makes a check the user's goal. Raises JournalError."""
    choose_goal(workplace.nudges, check_id, workplace.now_seconds)


def goal_answer(
    workplace: Workplace,
    question: Question | None = None,
    *,
    check: str | None = None,
    clear: bool = False,
    auto: bool = False,
) -> GoalAnswer:
    """The goal and how it goes in the commits that the question asks for, by default all of the user's last year.

    A `check`, by id or name, becomes the goal first, or with `auto` the best candidate, if there is one; `clear` ends
    the goal. Raises UnknownCheckError and
    UnknownPersonError before anything is written, JournalError if writing is impossible.
    """
    check_id = None if check is None else find_check(check).id
    history = look_back(workplace, question or question_of(workplace, GOAL_DAYS), periods=1)
    if auto:
        best = candidates(history.mine, memory_of(workplace.nudges))
        check_id = best[0].pass_rate.id if best else None
    if check_id is not None:
        set_goal(workplace, check_id)
    if clear:
        drop_goal(workplace.nudges, workplace.now_seconds)
    memory = memory_of(workplace.nudges)
    course = None if memory.goal is None else goal_progress(memory.goal, history.mine)
    others = tuple(
        candidate
        for candidate in candidates(history.mine, memory)
        if course is None or candidate.pass_rate.id != course.check_id
    )
    repositories = tuple(sorted({commit.repository.name for commit in history.mine}))
    scored = sum(commit.scored for commit in history.mine)
    since_seconds = workplace.now_seconds - NUDGE_DAYS * 86_400
    nudges = nudge_counts(memory.shown, history.mine, since_seconds)
    return GoalAnswer(memory.goal, course, others, scored, history.who, repositories, nudges)
