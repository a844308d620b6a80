"""A commit and the rules' words on it as plain values, for tests of what is said about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.coaching.feedback import Feedback, NextStep, Remark
from craftnudge.commits.identity import commit_id
from craftnudge.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository, Totals

if TYPE_CHECKING:
    from collections.abc import Sequence

HASH = "3f2a9c1" + "0" * 33
WHY = Remark("CN107", "why", "The body says what again, not why.", "Say which report went wrong without it.", 140)
TESTS = Remark("CN305", "tests", "No test was changed with the code.", "Change a test together with the code.", 80)


def record(message: str, paths: Sequence[str] = ("app/login.py",), commit_hash: str = HASH) -> CommitRecord:
    """A commit of Ann's with that message, one added line a path."""
    time = CommitTime(1_700_000_000, 60)
    ann = Person("Ann Dev", "ann@example.org")
    return CommitRecord(
        id=commit_id(commit_hash),
        hash=commit_hash,
        parents=("1" * 40,),
        repository=Repository("repo", "key", "repo", "main"),
        author=ann,
        committer=ann,
        authored=time,
        committed=time,
        message=message,
        files=tuple(FileChange(path, "M", 1, 0) for path in paths),
        totals=Totals(len(paths), len(paths), 0, len(paths)),
        past=None,
        code=None,
    )


def feedback(*areas: Remark) -> Feedback:
    """Words with those areas, or with two usual ones."""
    areas = areas or (WHY, TESTS)
    return Feedback((), areas, tuple(area.advice for area in areas), (), (NextStep("craftnudge reword", "asks"),))
