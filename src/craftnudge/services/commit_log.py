"""Recorded commits with their scores, the newest first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.authors import author_in, people_among
from craftnudge.services.history import look_back
from craftnudge.services.paths_in_repository import changes_any

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def author_names(answer: LogAnswer) -> dict[str, str]:
    """The name of each commit's author by its hash, as mailmaps and the user's aliases give it."""
    authors = Counter((commit.author, commit.repository) for commit in answer.commits)
    people = people_among(authors, answer.question.aliases)
    shown = ((commit.hash, author_in(people, commit.repository, commit.author)) for commit in answer.commits)
    return {commit_hash: author.name for commit_hash, author in shown if author}


def log_answer(
    workplace: Workplace,
    question: Question,
    *,
    limit: int | None = None,
    level: Level | None = None,
    paths: Sequence[str] = (),
) -> LogAnswer:
    """The newest `limit` commits (None: all) of one level or of any, that changed one of `paths` or anything.

    Paths are from the repository's root on. For errors see `look_back`.
    """
    # Without a level, only the commits that are shown have to be scored.
    newest = limit if level is None else None
    keep = (lambda record: changes_any(record, paths)) if paths else None
    history = look_back(workplace, question, periods=1, newest=newest, keep=keep)
    commits = tuple(commit for commit in reversed(history.mine) if level is None or commit.level == level)
    matching = history.matching if level is None else len(commits)
    return LogAnswer(question, history, _by_shown_day(commits[:limit]), matching)


def _by_shown_day(commits: Sequence[ScoredCommit]) -> tuple[ScoredCommit, ...]:
    """The commits by the day that is shown, the author's, the newest first; within a day as they were committed."""
    return tuple(sorted(commits, key=lambda commit: commit.day or date.min, reverse=True))
