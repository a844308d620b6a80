"""One commit as checks see it, built from a message and the sizes of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord


def commit_record(message: str, *files: tuple[str, int, int], known_files: bool = True) -> CommitRecord:
    """A commit with this message; each file is a path, added lines and deleted lines. One small file by default."""
    sizes = files or (("src/report.py", 12, 3),)
    changes = tuple(FileChange(path, "M", added, deleted) for path, added, deleted in sizes) if known_files else None
    totals = Totals(len(sizes), sum(size[1] for size in sizes), sum(size[2] for size in sizes), None)
    return a_record(message, files=changes, totals=totals if known_files else None, authored=None, committed=None)


def facts_of(message: str, *files: tuple[str, int, int], known_files: bool = True) -> Facts:
    """The facts of such a commit."""
    return Facts(commit_record(message, *files, known_files=known_files))
