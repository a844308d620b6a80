"""Reads from a line what looking back needs of a commit, without decoding the rest.

A line that this program wrote, and whose own hash is right, has its fields in a known order. Any other line is decoded,
with the same answer.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local import line_fields
from craftnudge.adapters.store.local.iso_time import parse_time
from craftnudge.adapters.store.local.line_codec import decode_line, is_sound
from craftnudge.adapters.store.local.line_filter import MOMENTS, TEXT, WRITER
from craftnudge.domain.commits.record import CommitRecord, CommitTime, Person, Repository, Rewrite
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_TIME = rb'null|"([0-9TZ:-]{20})"'
_MINUTES = rb"null|(-?[0-9]{1,6})"
# Our own lines up to the message.
_BRIEF = pattern(
    MOMENTS
    + rb"("
    + WRITER
    + rb',"path":"'
    + TEXT
    + rb'","branch":(?:null|"'
    + TEXT
    + rb'")\}),"hash":"([0-9a-f]+)","parents":\[[0-9a-f",]*\],'
    rb'"utc_offset_minutes":(?:'
    + _MINUTES
    + rb'),"committer":(?:null|\{"name":"'
    + TEXT
    + rb'","email":"'
    + TEXT
    + rb'"\}),'
    rb'"committed_at":(?:' + _TIME + rb'),"committer_utc_offset_minutes":(?:' + _MINUTES + rb")"
).match
# A time of these years may stand for one that no calendar can express; the exact seconds are at the line's end.
_CLAMPED_YEARS: Final = (b"0001", b"9999")
_DAY_BYTES: Final = 10
# Python reads more forms of a day, such as one of a week.
_DAY = pattern(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z").match


class Brief(NamedTuple):
    """What looking back needs of a commit.

    `who` is the JSON text of author and repository, the same for all commits of one author in one clone; `sound` says
    that the line is as it was written, by its own hash.
    """

    id: str
    facts: int
    sound: bool
    hash: str
    authored: CommitTime | None
    committed: CommitTime | None
    who: bytes

    @property
    def order_seconds(self) -> int:
        """The time by which commits are ordered."""
        time = self.committed or self.authored
        return time.seconds if time else 0


class UnclearTimeError(ValueError):
    """A time that only the whole line tells."""


class OwnLine(NamedTuple):
    """The fields of a line that this program wrote, as the line has them.

    `authored_time` and `committed_time` are seconds since 1970 and minutes from UTC.
    """

    id: bytes
    facts: bytes
    recorded: bytes
    authored: bytes
    who: bytes
    email: bytes
    repository: bytes
    hash: bytes
    authored_time: tuple[int, int]
    committed_time: tuple[int, int]


def own_line(raw: bytes) -> OwnLine | None:
    """What a sound line of ours says; None for any other, which has to be decoded."""
    matched = _BRIEF(raw)
    if matched is None or not is_sound(raw):
        return None
    *head, authored_offset, committed, committed_offset = matched.groups(b"")
    try:
        times = _time(head[3], authored_offset), _time(committed, committed_offset)
        return OwnLine._make((*head, *times))
    except UnclearTimeError:
        return None


def brief_of(raw: bytes) -> Brief | Rewrite | None:
    """The brief of a commit's line (without LF), or the rewrite; None for a line of an unknown kind.

    Raises UnreadableLineError where `decode_line` does.
    """
    own = own_line(raw)
    if own is None:
        decoded = decode_line(raw)
        return brief_of_record(decoded, sound=is_sound(raw)) if isinstance(decoded, CommitRecord) else decoded
    return Brief(
        own.id.decode("ascii"),
        int(own.facts),
        True,
        own.hash.decode("ascii"),
        CommitTime(*own.authored_time),
        CommitTime(*own.committed_time),
        own.who,
    )


def brief_of_record(record: CommitRecord, *, sound: bool) -> Brief:
    """The brief of a decoded line."""
    author, repository = record.author, record.repository
    who = {
        "author": None if author is None else {"name": author.name, "email": author.email},
        "repository": {
            "name": repository.name,
            "key": repository.key,
            "path": repository.path,
            "branch": repository.branch,
        },
    }
    text = json.dumps(who, separators=(",", ":"))[1:-1].encode("ascii")
    return Brief(record.id, record.facts, sound, record.hash, record.authored, record.committed, text)


def author_and_repository(who: bytes) -> tuple[Person | None, Repository]:
    """What the `who` of a brief says."""
    fields: Mapping[str, object] = json.loads(b"{%s}" % who)
    return line_fields.person_of(fields["author"]), line_fields.repository_of(fields["repository"])


def _time(stamp: bytes, offset: bytes) -> tuple[int, int]:
    """Seconds and offset of a time that is written as ours are; raises UnclearTimeError for any other."""
    day = _days.get(stamp[:_DAY_BYTES])
    if day is None:
        day = _day_seconds(stamp[:_DAY_BYTES])
    try:
        # One look-up each, where two numbers would have to be read.
        return day + _SECONDS_OF_CLOCK[stamp[_DAY_BYTES:-4]] + _SECONDS_OF_CLOCK[stamp[-4:]], int(offset or 0)
    except KeyError:
        raise UnclearTimeError from None


# "T13:05" and ":07Z", which together are a time of the day.
_SECONDS_OF_CLOCK: Final = {b"T%02d:%02d" % divmod(minute, 60): minute * 60 for minute in range(24 * 60)} | {
    b":%02dZ" % second: second for second in range(60)
}
# The first second of a day by its text; a journal has many commits of one day.
_days: dict[bytes, int] = {}
_MOST_DAYS: Final = 20_000


def _day_seconds(day: bytes) -> int:
    moment = parse_time(day.decode("ascii"))
    if moment is None or day[:4] in _CLAMPED_YEARS or not _DAY(day):
        raise UnclearTimeError
    if len(_days) >= _MOST_DAYS:
        _days.clear()
    _days[day] = moment[0]
    return moment[0]
