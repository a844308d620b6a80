"""Recorded commits with their scores, the newest first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from craftnudge.domain.habits.applicability import comes_up, is_kept
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.authors import author_in, people_among
from craftnudge.services.history import look_back
from craftnudge.services.paths_in_repository import changes_any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.scorecard import Level
    from craftnudge.services.history import LookBack, Question
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which commits a list has: all by default.

    `level` is that of their score. `words` are all in the message, in any case and order. `failing` is the id of a
    check that they don't fully pass. They changed one of `paths`, which are from the repository's root on.
    """

    level: Level | None = None
    words: str = ""
    failing: str | None = None
    paths: Sequence[str] = ()

    def needs_score(self) -> bool:
        """Whether a commit has to be scored to tell if it is in the list."""
        return self.level is not None or self.failing is not None

    def has_scored(self, commit: ScoredCommit) -> bool:
        """Whether the score of a commit lets it into the list."""
        if self.level is not None and commit.level != self.level:
            return False
        checks = (check for check in commit.checks if check.id == self.failing)
        return self.failing is None or any(comes_up(check) and not is_kept(check) for check in checks)

    def of_records(self) -> Callable[[CommitRecord], bool] | None:
        """Whether a record is in the list; None where every one is."""
        words = self.words.casefold().split()
        if not (self.paths or words):
            return None

        def is_chosen(record: CommitRecord) -> bool:
            message = record.message.casefold() if words else ""
            return all(word in message for word in words) and (not self.paths or changes_any(record, self.paths))

        return is_chosen


@dataclass(frozen=True, slots=True)
class LogAnswer:
    """The commits asked for, the newest first; `matching` counts them without the limit."""

    question: Question
    chosen: LogFilter
    history: LookBack
    commits: tuple[ScoredCommit, ...]
    matching: int


def author_names(answer: LogAnswer) -> dict[str, str]:
    """The name of each commit's author by its hash, as mailmaps and the user's aliases give it."""
    authors = Counter((commit.author, commit.repository) for commit in answer.commits)
    people = people_among(authors, answer.question.aliases)
    shown = ((commit.hash, author_in(people, commit.repository, commit.author)) for commit in answer.commits)
    return {commit_hash: author.name for commit_hash, author in shown if author}


EVERY_COMMIT: Final = LogFilter()


def log_answer(
    workplace: Workplace, question: Question, chosen: LogFilter = EVERY_COMMIT, *, limit: int | None = None
) -> LogAnswer:
    """The newest `limit` commits (None: all) of those that the filter chooses. For errors see `look_back`."""
    # Unless their scores decide, only the commits that are shown have to be scored.
    needs_score = chosen.needs_score()
    newest = None if needs_score else limit
    history = look_back(workplace, question, periods=1, newest=newest, keep=chosen.of_records())
    commits = tuple(commit for commit in reversed(history.mine) if not needs_score or chosen.has_scored(commit))
    matching = len(commits) if needs_score else history.matching
    return LogAnswer(question, chosen, history, _by_shown_day(commits[:limit]), matching)


def _by_shown_day(commits: Sequence[ScoredCommit]) -> tuple[ScoredCommit, ...]:
    """The commits by the day that is shown, the author's, the newest first; within a day as they were committed."""
    return tuple(sorted(commits, key=lambda commit: commit.day or date.min, reverse=True))
