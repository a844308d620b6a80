"""Long lists of commits in pages, which new commits do not shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.commit_log import EVERY_COMMIT, log_answer

if TYPE_CHECKING:
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.services.commit_log import LogAnswer, LogFilter
    from craftnudge.services.history import Question
    from craftnudge.services.workplace import Workplace

# As many new commits may come between two pages before more of the list is read.
_SLACK_COMMITS = 100


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place behind a commit: the commit's id, and how many stood before it when its page was made."""

    position: int
    commit_id: str

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """The cursor of its text; raises UsageError for anything else."""
        position, _, commit_id = text.partition(".")
        if not (position.isdecimal() and len(position) < 10 and commit_id):  # noqa: PLR2004 - a million millions
            raise UsageError("cursor.invalid", cursor=text)
        return cls(int(position), commit_id)

    def __str__(self) -> str:
        """The text that `parse` reads."""
        return f"{self.position}.{self.commit_id}"


@dataclass(frozen=True, slots=True)
class CommitPage:
    """One page of a list, the newest first; `following` is None on the last one."""

    answer: LogAnswer
    commits: tuple[ScoredCommit, ...]
    following: Cursor | None


def commit_page(
    workplace: Workplace,
    question: Question,
    chosen: LogFilter = EVERY_COMMIT,
    *,
    size: int,
    after: Cursor | None = None,
) -> CommitPage:
    """The `size` commits behind a cursor, or the newest.

    Raises UsageError if the cursor's commit is not in the list any more; for other errors see `look_back`.
    """
    needed = size + (0 if after is None else after.position + 1)
    while True:
        answer = log_answer(workplace, question, chosen, limit=needed)
        start = 0 if after is None else _behind(answer.commits, after.commit_id)
        everything = len(answer.commits) >= answer.matching
        if start is not None and (everything or start + size <= len(answer.commits)):
            break
        if everything:
            raise UsageError("cursor.gone", cursor=str(after))
        needed = max(needed + _SLACK_COMMITS, needed * 2)
    page = answer.commits[start : start + size]
    is_last = start + len(page) >= answer.matching
    following = None if is_last or not page else Cursor(start + len(page) - 1, page[-1].id)
    return CommitPage(answer, page, following)


def _behind(commits: tuple[ScoredCommit, ...], commit_id: str) -> int | None:
    """The place behind the commit with that id; None if it is not among them."""
    return next((index + 1 for index, commit in enumerate(commits) if commit.id == commit_id), None)
