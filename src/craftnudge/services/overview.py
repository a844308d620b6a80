"""The overview of a repository: what is new, the last commit, the week, the goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.goal import EVIDENCE_COMMITS
from craftnudge.domain.habits.goal_events import NudgeShown
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.habits.week import Week, week_of
from craftnudge.domain.rubric.score import score_commit
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.services.background_runs import background_here
from craftnudge.services.goal_state import GoalState, settle_goal
from craftnudge.services.history import LookBack, Question, look_back
from craftnudge.services.nudge_log import record_shown
from craftnudge.services.review import newest_scored
from craftnudge.services.track import catch_up

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.services.results.background_track import BackgroundTrack
    from craftnudge.services.results.identity import OfferedAddress
    from craftnudge.services.results.track import Tracked
    from craftnudge.services.workplace import Workplace

# The week needs some 37 days; the goal needs the last 50 commits, which those who commit seldom have in a year.
LOOK_BACK_DAYS = 90
FAR_BACK_DAYS = 365


@dataclass(frozen=True, slots=True)
class Overview:
    """`last` is HEAD's commit, None in a repository without commits; `week` and `goal` are of this repository alone.

    `instead` is the hash of the newest commit that is coached, if the last one is not. `goal` is None if the user has
    no commits to choose one from. `offered` is the address that is most likely the user's too, while the user has few.
    `background` is the run that records the rest of the history now, if there is one.
    """

    tracked: Tracked
    last: ScoredCommit | None
    instead: str | None
    week: Week
    question: Question
    history: LookBack
    goal: GoalState | None
    offered: OfferedAddress | None = None
    background: BackgroundTrack | None = None


def arrive(workplace: Workplace, report: Callable[[int, int], None] | None = None) -> Overview:
    """Records new commits, then looks at the last commit, the last weeks and the goal.

    A goal that is reached ends, and the next one is chosen. Raises JournalError if that cannot be recorded, and what
    opening a repository raises.
    """
    reader = workplace.open_repository()
    try:
        tracked = catch_up(reader, workplace.store, report=report)
        last = instead = None
        if tracked.latest_hash is not None:
            record = reader.record(tracked.latest_hash)
            last = ScoredCommit(record, score_commit(record, workplace.rubric_settings))
            instead = None if last.scored else newest_scored(reader, workplace.rubric_settings)
        question = Question(
            workplace.today,
            LOOK_BACK_DAYS,
            identity=reader.identity(),
            aliases=workplace.configuration.identities,
            here=reader.repository.key,
        )
        background = background_here(workplace, reader.shared_folder)
    finally:
        reader.close()
    history = look_back(workplace, question, periods=1)
    if history.person is not None and sum(commit.scored for commit in history.mine) < EVIDENCE_COMMITS:
        history = look_back(workplace, replace(question, days=FAR_BACK_DAYS), periods=1)
    here = [commit for commit in history.mine if commit.repository.key == question.here]
    goal = None if history.person is None or last is None else _goal(workplace, here, history, last)
    week = week_of(here, workplace.today)
    offered = _offered(workplace, question, history)
    return Overview(tracked, last, instead, week, question, history, goal, offered, background)


def _offered(workplace: Workplace, question: Question, history: LookBack) -> OfferedAddress | None:
    """The address with the most commits that may be the user's; looked for only while the user has few commits."""
    own = 0 if history.person is None else history.matching
    if question.identity is None or own >= EVIDENCE_COMMITS:
        return None
    from craftnudge.services.identity import offered_to  # noqa: PLC0415 - most users have more commits

    return next(iter(offered_to(workplace, question.identity)), None)


def _goal(workplace: Workplace, here: Sequence[ScoredCommit], history: LookBack, last: ScoredCommit) -> GoalState:
    """The goal after the user's commits in this repository; that it is shown is recorded."""
    now_seconds = workplace.now_seconds
    goal = settle_goal(workplace.nudges, here, now_seconds, everywhere=history.mine)
    if goal.course is not None:
        record_shown(workplace.nudges, NudgeShown(now_seconds, goal.course.check_id, last.record.hash, "home"))
    return goal
