"""The journal's own lines, to take along: what is exported can be imported, here and elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line
from craftnudge.adapters.store.local.line_filter import Sieve, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.store.local.snapshot import Snapshot
    from craftnudge.adapters.store.values import CommitQuery


def lines_of(journal: Snapshot, wanted: CommitQuery) -> Iterator[bytes]:
    """The lines of the commits asked for as they stand, with the rewrites of their repositories; none that is damaged.

    Without a limit, also those of kinds that this version does not know.
    """
    sieve = Sieve(wanted)
    for raw in journal.all_lines():
        try:
            decode_line(raw)
            head = head_of(raw)
        except UnreadableLineError:
            continue
        if head.kind == "commit":
            asked_for = sieve.covers(head)
        elif head.kind == "rewrite":
            asked_for = sieve.repositories is None or head.repository in sieve.repositories
        else:
            asked_for = not sieve.narrows
        if asked_for:
            yield raw
