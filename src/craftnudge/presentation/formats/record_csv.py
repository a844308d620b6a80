"""The facts of commits as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.domain.commits.message import Message
from craftnudge.presentation.formats.csv_cells import csv_row, csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftnudge.domain.commits.record import CommitRecord

COLUMNS: Final = (
    "commit",
    "repository",
    "branch",
    "author_name",
    "author_email",
    "timestamp",
    "utc_offset_minutes",
    "committed_at",
    "subject",
    "message",
    "parents",
    "files",
    "added",
    "deleted",
    "hunks",
    "signed",
    "stats_error",
)


def csv_rows(records: Iterable[CommitRecord]) -> Iterator[str]:
    """The heading, then a row per commit; each with its line end."""
    yield csv_row(COLUMNS)
    for record in records:
        yield csv_row(_cells(record))


def _cells(record: CommitRecord) -> tuple[object, ...]:
    author, totals = record.author, record.totals
    return (
        csv_text(record.hash),
        csv_text(record.repository.name),
        csv_text(record.repository.branch or ""),
        csv_text(author.name if author else ""),
        csv_text(author.email if author else ""),
        rfc3339(record.authored.seconds) if record.authored else "",
        record.authored.utc_offset_minutes if record.authored else "",
        rfc3339(record.committed.seconds) if record.committed else "",
        csv_text(Message(record.message).subject),
        csv_text(record.message),
        len(record.parents),
        totals.files if totals else "",
        totals.added if totals else "",
        totals.deleted if totals else "",
        "" if totals is None or totals.hunks is None else totals.hunks,
        int(record.signed),
        csv_text(record.stats_error or ""),
    )
