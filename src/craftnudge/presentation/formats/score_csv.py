"""The scores of commits as CSV, one row a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.domain.commits.message import Message
from craftnudge.domain.habits.scored_commit import CATEGORIES
from craftnudge.presentation.formats.csv_cells import csv_row, csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftnudge.domain.habits.scored_commit import ScoredCommit

COLUMNS: Final = (
    "commit",
    "repository",
    "author_name",
    "author_email",
    "timestamp",
    "score",
    "level",
    *CATEGORIES,
    "subject",
    "files",
    "added",
    "deleted",
)


def score_rows(commits: Iterable[ScoredCommit]) -> Iterator[str]:
    """The heading, then a row per commit; each with its line end. A commit without a score has empty cells."""
    yield csv_row(COLUMNS)
    for commit in commits:
        yield csv_row(_cells(commit))


def _cells(commit: ScoredCommit) -> tuple[object, ...]:
    record, author, totals = commit.record, commit.author, commit.record.totals
    categories = {category.name: category.score for category in commit.card.categories}
    return (
        csv_text(commit.hash),
        csv_text(record.repository.name),
        csv_text(author.name if author else ""),
        csv_text(author.email if author else ""),
        rfc3339(record.authored.seconds) if record.authored else "",
        _figure(commit.card.score),
        commit.card.level or "",
        *(_figure(categories.get(name)) for name in CATEGORIES),
        csv_text(Message(record.message).subject),
        totals.files if totals else "",
        totals.added if totals else "",
        totals.deleted if totals else "",
    )


def _figure(score: float | None) -> str:
    return "" if score is None else f"{score:.1f}"
