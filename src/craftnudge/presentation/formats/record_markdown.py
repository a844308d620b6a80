"""Commits as a Markdown table: no text of a stranger becomes a link, a picture, HTML or another column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.commit_time import local_datetime
from craftnudge.domain.commits.message import Message
from craftnudge.presentation.markdown_text import markdown_text
from craftnudge.presentation.number_text import lines_changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftnudge.domain.commits.record import CommitRecord


def markdown_rows(records: Iterable[CommitRecord]) -> Iterator[str]:
    """The heading, then a row per commit; each with its line end. Days are on the authors' clocks."""
    yield "| day | repository | commit | author | subject | files | lines |\n"
    yield "| --- | --- | --- | --- | --- | ---: | ---: |\n"
    for record in records:
        day = local_datetime(record.authored) if record.authored else None
        totals = record.totals
        cells = (
            f"{day:%Y-%m-%d}" if day else "",
            markdown_text(record.repository.name),
            markdown_text(record.hash[:10]),
            markdown_text(record.author.name if record.author else ""),
            markdown_text(Message(record.message).subject),
            str(totals.files) if totals else "",
            lines_changed(totals.added, totals.deleted) if totals else "",
        )
        yield f"| {' | '.join(cells)} |\n"
