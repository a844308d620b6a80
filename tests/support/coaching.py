"""A commit and its feedback as plain values, for tests of a model's prompt and reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.feedback import Feedback, NextStep, Remark
from craftnudge.domain.commits.record import FileChange, Totals
from tests.support.cards import a_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.record import CommitRecord

WHY = Remark("CN107", "why", "The body says what again, not why.", "Say which report went wrong without it.", 140)
TESTS = Remark("CN305", "tests", "No test was changed with the code.", "Change a test together with the code.", 80)


def record(message: str, paths: Sequence[str] = ("app/login.py",)) -> CommitRecord:
    """A commit of Ann's with that message, one added line a path."""
    files = tuple(FileChange(path, "M", 1, 0) for path in paths)
    return a_record(message, files=files, totals=Totals(len(paths), len(paths), 0, len(paths)))


def feedback(*areas: Remark) -> Feedback:
    """Words with those areas, or with two usual ones."""
    areas = areas or (WHY, TESTS)
    return Feedback((), areas, tuple(area.advice for area in areas), (), (NextStep("craftnudge reword", "asks"),))
