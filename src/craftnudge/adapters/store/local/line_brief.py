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
from craftnudge.adapters.store.local.line_filter import TEXT, quick_head
from craftnudge.domain.commits.record import CommitRecord, CommitTime, Person, Repository, Rewrite
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_TIME = rb'null|"([0-9TZ:-]{20})"'
_MINUTES = rb"null|(-?[0-9]{1,6})"
# What follows the recording and author's time in our own lines, up to the message.
_BRIEF = pattern(
    rb'[^{]*\{[^{]*("author":(?:null|\{"name":"' + TEXT + rb'","email":"' + TEXT + rb'"\}),'
    rb'"repository":\{"name":"' + TEXT + rb'","key":"' + TEXT + rb'","path":"' + TEXT + rb'",'
    rb'"branch":(?:null|"' + TEXT + rb'")\}),"hash":"([0-9a-f]+)","parents":\[[0-9a-f",]*\],'
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


def brief_of(raw: bytes) -> Brief | Rewrite | None:
    """The brief of a commit's line (without LF), or the rewrite; None for a line of an unknown kind.

    Raises UnreadableLineError where `decode_line` does.
    """
    sound = is_sound(raw)
    if sound:
        fields = quick_head(raw)
        brief = None if fields is None else _quick_brief(raw, fields)
        if brief is not None:
            return brief
    decoded = decode_line(raw)
    return brief_of_record(decoded, sound=sound) if isinstance(decoded, CommitRecord) else decoded


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


def _quick_brief(raw: bytes, head: tuple[bytes, ...]) -> Brief | None:
    """The brief from the known places of a line; None where it has to be decoded."""
    matched = _BRIEF(raw)
    if matched is None:
        return None
    who, commit_hash, authored_offset, committed, committed_offset = matched.groups(b"")
    try:
        return Brief(
            head[0].decode("ascii"),
            int(head[1]),
            True,
            commit_hash.decode("ascii"),
            _time(head[3], authored_offset),
            _time(committed, committed_offset),
            who,
        )
    except UnclearTimeError:
        return None


def _time(stamp: bytes, offset: bytes) -> CommitTime:
    if stamp[:4] in _CLAMPED_YEARS or stamp[_DAY_BYTES : _DAY_BYTES + 1] != b"T":
        raise UnclearTimeError
    day = _days.get(stamp[:_DAY_BYTES])
    if day is None:
        day = _day_seconds(stamp[:_DAY_BYTES])
    clock = stamp[_DAY_BYTES + 1 :]
    try:
        seconds = int(clock[0:2]) * 3600 + int(clock[3:5]) * 60 + int(clock[6:8])
    except ValueError:
        raise UnclearTimeError from None
    return CommitTime(day + seconds, int(offset) if offset else 0)


# The first second of a day by its text; a journal has many commits of one day.
_days: dict[bytes, int] = {}
_MOST_DAYS: Final = 20_000


def _day_seconds(day: bytes) -> int:
    moment = parse_time(day.decode("ascii"))
    if moment is None:
        raise UnclearTimeError
    if len(_days) >= _MOST_DAYS:
        _days.clear()
    _days[day] = moment[0]
    return moment[0]
