"""Commits as CSV (RFC 4180), safe for spreadsheets and terminals: no text of a stranger becomes a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.domain.commits.message import Message
from craftnudge.presentation.safe_text import safe_text
from craftnudge.runtime.lazy_regex import pattern

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
# A cell that begins so is a formula in some spreadsheet (OWASP ASVS 1.2.10), also in full-width forms, also behind
# blanks.
_FORMULA: Final = tuple("=+-@\t\r\0＝＋－＠")
# The rows may go to a terminal. Tabs and line ends may stand in a cell, and do no harm there.
_WITHIN_A_LINE: Final = pattern(r"[^\t\r\n]+")


def csv_rows(records: Iterable[CommitRecord]) -> Iterator[str]:
    """The heading, then a row per commit; each with its line end."""
    yield _row(COLUMNS)
    for record in records:
        yield _row(_cells(record))


def _cells(record: CommitRecord) -> tuple[object, ...]:
    author, totals = record.author, record.totals
    return (
        _text(record.hash),
        _text(record.repository.name),
        _text(record.repository.branch or ""),
        _text(author.name if author else ""),
        _text(author.email if author else ""),
        rfc3339(record.authored.seconds) if record.authored else "",
        record.authored.utc_offset_minutes if record.authored else "",
        rfc3339(record.committed.seconds) if record.committed else "",
        _text(Message(record.message).subject),
        _text(record.message),
        len(record.parents),
        totals.files if totals else "",
        totals.added if totals else "",
        totals.deleted if totals else "",
        "" if totals is None or totals.hunks is None else totals.hunks,
        int(record.signed),
        _text(record.stats_error or ""),
    )


def _text(text: str) -> str:
    """The text for a cell: one that could be a formula gets an apostrophe in front."""
    safe = _WITHIN_A_LINE.sub(lambda run: safe_text(run[0]), text)
    return f"'{safe}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else safe


def _row(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
