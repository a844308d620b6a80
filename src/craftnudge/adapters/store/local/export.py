"""Exports the journal's own lines, which can be imported on any machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line
from craftnudge.adapters.store.local.line_filter import LineFilter, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.store.local.snapshot import Snapshot
    from craftnudge.adapters.store.values import CommitQuery


def lines_of(journal: Snapshot, query: CommitQuery) -> Iterator[bytes]:
    """The unchanged lines of the commits asked for, with the rewrites of their repositories; no damaged lines.

    Without a limit, also lines of kinds that this version does not know.
    """
    line_filter = LineFilter(query)
    for raw in journal.all_lines():
        try:
            decode_line(raw)
            head = head_of(raw)
        except UnreadableLineError:
            continue
        if head.kind == "commit":
            asked_for = line_filter.covers(head)
        elif head.kind == "rewrite":
            asked_for = line_filter.repositories is None or head.repository in line_filter.repositories
        else:
            asked_for = not line_filter.narrows
        if asked_for:
            yield raw
