"""Commits as a Markdown table: no text of a stranger's becomes a link, a picture, HTML or another column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.commits.message import Message
from craftnudge.commits.moment import local_datetime
from craftnudge.patterns import pattern
from craftnudge.render.safe_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftnudge.commits.record import CommitRecord

# All ASCII punctuation may be escaped (CommonMark 0.31, section 2.4), so all of it that can mean something is.
# In GitHub's form the dot behind www begins a link.
_MARKUP = pattern(r"([\\`*_{}\[\]<>()#+!|~&:@$^=-]|(?<=www)\.)", re.IGNORECASE)


def markdown_rows(records: Iterable[CommitRecord]) -> Iterator[str]:
    """The heading, then a row for each commit; each with its line end. Days are the authors' own."""
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
            f"+{totals.added} -{totals.deleted}" if totals else "",
        )
        yield f"| {' | '.join(cells)} |\n"


def markdown_text(text: str) -> str:
    """A text that Markdown shows as it is, on one line."""
    return _MARKUP.sub(r"\\\1", safe_text(text))
