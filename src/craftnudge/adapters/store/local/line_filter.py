"""Decides from the first bytes of a line whether a query asks for it.

The lines that this program writes begin with the same keys in the same order, so that a window of a large journal is
found without decoding the lines outside it. A line written otherwise is decoded, with the same answer.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.iso_time import parse_time
from craftnudge.adapters.store.local.line_codec import decode_line
from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.domain.commits.record import Rewrite
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.adapters.store.values import CommitQuery

# A recording this much older than a window's start ends a search that reads backwards: what it holds was committed
# before it was recorded, save for a clock that was ahead by less than this.
CLOCK_SLACK_SECONDS: Final = 24 * 3600

_STAMP = rb"[0-9TZ:-]{20}"
# What stands between the quotes of a JSON string.
TEXT: Final = rb'[^"\\]*(?:\\.[^"\\]*)*'
# The beginning of our own lines in two parts: id, facts, recording and author time; address and repository.
MOMENTS: Final = (
    rb'\{"v":1,"type":"commit","id":"([^"\\\x80-\xff]{36})","facts":(\d{1,9}),"recorded_at":"(' + _STAMP + rb')",'
    rb'"timestamp":(?:null|"(' + _STAMP + rb')"),'
)
WRITER: Final = (
    rb'"author":(?:null|\{"name":"' + TEXT + rb'","email":"(' + TEXT + rb')"\}),'
    rb'"repository":\{"name":"' + TEXT + rb'","key":"(' + TEXT + rb')"'
)
_COMMIT = pattern(MOMENTS + WRITER).match
LINE_START: Final = b'{"v":1,"type":"'
_TAIL_BYTES: Final = len(',"h":"0123456789abcdef"}')


class Head(NamedTuple):
    """What a line is about; texts are as JSON writes them, in ASCII, so that bytes can be compared.

    `kind` is "commit", "rewrite" or "" for a kind that is not known. A rewrite has the old hash for an id.
    """

    kind: str
    id: bytes
    facts: int
    recorded: bytes
    authored: bytes
    email: bytes
    repository: bytes


class LineFilter:
    """A `CommitQuery` ready to be compared with heads."""

    def __init__(self, query: CommitQuery) -> None:
        since, until = query.since_seconds, query.until_seconds
        self.since = b"" if since is None else rfc3339(since).encode()
        self.until = b"~" if until is None else rfc3339(until).encode()
        self.recorded_since = b"" if since is None else rfc3339(since - CLOCK_SLACK_SECONDS).encode()
        self.emails = None if query.emails is None else frozenset(map(email_key, query.emails))
        self.repositories = None if query.repository_keys is None else frozenset(map(text_key, query.repository_keys))

    @property
    def any_email(self) -> bytes:
        """An address that this filter lets through."""
        return next(iter(self.emails)) if self.emails else b""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out at all."""
        return bool(self.since) or self.until != b"~" or self.emails is not None or self.repositories is not None

    def too_old(self, head: Head) -> bool:
        """Whether the line was recorded before anything in the window; one without a date is not."""
        return b"" != head.recorded < self.recorded_since

    def wants(self, head: Head) -> bool:
        """Whether the commit of that head is asked for."""
        return self.covers(head) and not self.too_old(head)

    def quick_filter(self) -> Callable[[bytes], bool]:
        """Returns a quick test of whether a line surely does not match, and does not end a search either.

        A function of its own, with everything at hand: it is called for each of a million lines.
        """
        since, until, recorded_since = self.since, self.until, self.recorded_since
        emails, repositories = self.emails, self.repositories

        def passes_by(raw: bytes) -> bool:
            fields = quick_head(raw)
            return (
                fields is not None
                and fields[2] >= recorded_since
                and (
                    (emails is not None and fields[4].lower() not in emails)
                    or not since <= fields[3] < until
                    or (repositories is not None and fields[5] not in repositories)
                )
            )

        return passes_by

    def covers(self, head: Head) -> bool:
        """Whether time, author and repository are those asked for, whenever it was recorded."""
        return (
            self.since <= head.authored < self.until
            and (self.emails is None or head.email.lower() in self.emails)
            and (self.repositories is None or head.repository in self.repositories)
        )


def text_key(text: str) -> bytes:
    """A text as a line holds it."""
    return json.dumps(text)[1:-1].encode("ascii")


def email_key(email: str) -> bytes:
    """An address as heads are compared: without regard to ASCII case."""
    return text_key(email).lower()


def quick_head(raw: bytes) -> tuple[bytes, bytes, bytes, bytes, bytes, bytes] | None:
    """Id, version of the facts, recording, author time, address and repository of a line that we wrote, or None.

    The line is not read any further: that it begins and ends as ours do shows that it was not torn, for a quote inside
    a text is escaped, so that no text can look like the end.
    """
    matched = _COMMIT(raw)
    if matched and raw[-_TAIL_BYTES:-18] == b',"h":"' and raw.endswith(b'"}'):
        return matched.groups(b"")  # type: ignore[return-value]
    return None


def head_of(raw: bytes) -> Head:
    """The head of a line without LF; raises UnreadableLineError where it is not a line that can be read."""
    fields = quick_head(raw)
    if fields is not None:
        identity, facts, recorded, authored, email, repository = fields
        return Head("commit", identity, int(facts), recorded, authored, email, repository)
    decoded = decode_line(raw)
    if decoded is None:
        return Head("", b"", 0, b"", b"", b"", b"")
    recorded = _normal(decoded.recorded_at)
    if isinstance(decoded, Rewrite):
        return Head("rewrite", text_key(decoded.old), 0, recorded, b"", b"", text_key(decoded.repository_key))
    return Head(
        "commit",
        text_key(decoded.id),
        decoded.facts,
        recorded,
        rfc3339(decoded.authored.seconds).encode() if decoded.authored else b"",
        text_key(decoded.author.email) if decoded.author else b"",
        text_key(decoded.repository.key),
    )


def _normal(recorded_at: str | None) -> bytes:
    """A time in the form that compares as bytes, empty if the text is not a time."""
    moment = parse_time(recorded_at) if recorded_at else None
    return rfc3339(moment[0]).encode() if moment else b""
