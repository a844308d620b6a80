"""Recorded commits with their scores, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.history import look_back

if TYPE_CHECKING:
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.scorecard import Level
    from craftnudge.services.history import LookBack, Question
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class LogAnswer:
    """The commits asked for, the newest first; `matching` counts them without the limit."""

    question: Question
    history: LookBack
    commits: tuple[ScoredCommit, ...]
    matching: int


def log_answer(
    workplace: Workplace, question: Question, *, limit: int | None = None, level: Level | None = None
) -> LogAnswer:
    """The newest `limit` commits (None: all) of one level or of any. For errors see `look_back`."""
    # Without a level, only the commits that are shown have to be scored.
    history = look_back(workplace, question, newest=limit if level is None else None)
    commits = tuple(commit for commit in reversed(history.mine) if level is None or commit.card.level == level)
    matching = history.matching if level is None else len(commits)
    return LogAnswer(question, history, commits[:limit], matching)
