"""Turns the lines of a journal into rows of the index."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.index.journal_index import key_of
from craftnudge.adapters.store.local.index.schema import PlainColumns, Row
from craftnudge.adapters.store.local.line_brief import brief_of, own_line
from craftnudge.adapters.store.local.line_codec import UnreadableLineError
from craftnudge.adapters.store.local.line_filter import head_of, quick_head
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import Rewrite
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.store.local.line_brief import Brief, OwnLine
    from craftnudge.adapters.store.local.snapshot import Snapshot

# SQLite has integers of 64 bits; git has any.
_LARGEST: Final = 2**63 - 1
_HASH = pattern(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\Z", re.ASCII)


def rows_of(journal: Snapshot, start: int) -> Iterator[Row]:
    """A row for each line from that offset on."""
    for offset, raw in journal.forwards(start):
        own = own_line(raw)
        if own is None:
            yield _decoded_row(offset, raw)
            continue
        email = own.email.lower()
        plain = _plain_line(own)
        yield Row(
            offset, len(raw), "commit", key_of(own.id), own.authored, own.recorded, email, own.repository, "", plain
        )


def _decoded_row(offset: int, raw: bytes) -> Row:
    """The row of a line that was changed, or that another program or version wrote."""
    try:
        head = head_of(raw)
    except UnreadableLineError as error:
        return Row(offset, len(raw), "unreadable" if raw.strip(b" \t\r") else "", reason=str(error))
    identity, plain, pair = head.id, None, (b"", b"")
    with suppress(UnreadableLineError):  # a commit with a readable beginning, reported where it is asked for
        decoded = brief_of(raw)
        if isinstance(decoded, Rewrite):
            pair = decoded.old.encode("utf-8", "surrogatepass"), decoded.new.encode("utf-8", "surrogatepass")
            identity = b"%s>%s" % pair
        elif decoded is not None:
            identity, plain = decoded.id.encode("utf-8", "surrogatepass"), _plain_brief(decoded)
    return Row(
        offset,
        len(raw),
        head.kind,
        key_of(identity),
        head.authored,
        head.recorded,
        head.email.lower(),
        head.repository,
        plain=plain,
        rewrite=pair,
        foreign=head.kind == "commit" and quick_head(raw) is None,
    )


def _plain_line(own: OwnLine) -> PlainColumns | None:
    text = own.hash.decode("ascii")
    if _HASH.match(text) is None or own.id != commit_id(text).encode("ascii"):
        return None
    return PlainColumns(bytes.fromhex(text), own.who, *own.authored_time, *own.committed_time, own.committed_time[0])


def _plain_brief(brief: Brief) -> PlainColumns | None:
    """The columns, None where they cannot hold it exactly: such a commit is read from its line."""
    if _HASH.match(brief.hash) is None or brief.id != commit_id(brief.hash):
        return None
    figures: list[int | None] = []
    for time in (brief.authored, brief.committed):
        if time is not None and max(abs(time.seconds), abs(time.utc_offset_minutes)) > _LARGEST:
            return None
        figures += (None, None) if time is None else (time.seconds, time.utc_offset_minutes)
    return PlainColumns._make((bytes.fromhex(brief.hash), brief.who, *figures, brief.order_seconds))
