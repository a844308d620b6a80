"""Adds to the record of a merge what may hold a danger: the files and lines that none of its parents has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.runtime.limits import FILES_KEPT

if TYPE_CHECKING:
    from craftnudge.adapters.git.reader import Reader
    from craftnudge.domain.commits.record import CommitRecord


def with_lines_of_merge(reader: Reader, record: CommitRecord) -> CommitRecord:
    """The record; of a merge a copy for looking at, whose files and code are its own. It is not for the journal."""
    if len(record.parents) < 2:  # noqa: PLR2004 - as the name says
        return record
    from craftnudge.domain.measure import measure  # noqa: PLC0415 - loaded with any other commit

    deltas = reader.lines_of_merge(record.hash)
    return replace(record, code=measure(deltas), files=tuple([delta.change for delta in deltas[:FILES_KEPT]]))
