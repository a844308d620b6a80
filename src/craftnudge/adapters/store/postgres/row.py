"""A line of the journal as a row: what it is asked by, and the line itself byte for byte."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.line_brief import Brief, brief_of
from craftnudge.adapters.store.local.line_codec import decode_line, is_sound
from craftnudge.adapters.store.local.line_filter import head_of, text_key
from craftnudge.domain.commits.record import CommitRecord, CommitTime
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

COLUMNS: Final = (
    "team_id, kind, key, facts, recorded_order, recorded, authored, email, repository, sound, codec, rubric,"
    " line, commit_id, hash, author_and_repository, authored_seconds, authored_offset_minutes, committed_seconds,"
    " committed_offset_minutes"
)
# An index cannot hold longer values.
_LONGEST_KEY_BYTES: Final = 200
_MOST_SECONDS: Final = 2**63 - 1
_MOST_MINUTES: Final = 2**31 - 1
_ID_BYTES: Final = 36
AS_IT_IS: Final = 0
# The facts of a commit whose author's machine sent a score alone.
SCORE_ALONE: Final = 0
_MOST_RUBRIC: Final = 2**31 - 1

# The columns of a brief, for `brief_of_row`.
BRIEF_COLUMNS: Final = (
    "commit_id, facts, sound, hash, authored_seconds, authored_offset_minutes, committed_seconds,"
    " committed_offset_minutes, author_and_repository"
)


class BriefColumns(NamedTuple):
    """What looking back needs of a commit beside its line.

    All None for a damaged line, and where a figure does not fit its column.
    """

    commit_id: bytes | None = None
    hash: bytes | None = None
    author_and_repository: bytes | None = None
    authored_seconds: int | None = None
    authored_offset_minutes: int | None = None
    committed_seconds: int | None = None
    committed_offset_minutes: int | None = None


class Row(NamedTuple):
    """The values of `COLUMNS`, in that order; those of `brief` are the last ones."""

    team_id: int
    kind: str
    key: bytes
    facts: int
    recorded_order: bytes
    recorded: bytes
    authored: bytes
    email: bytes
    repository: bytes
    sound: bool
    codec: int
    rubric: int
    line: bytes
    brief: BriefColumns

    @property
    def values(self) -> tuple[object, ...]:
        """All values, flat."""
        return (*self[:-1], *self.brief)


def row_of(team_id: int, key: bytes, facts: int, line: bytes, stamp: bytes) -> Row:
    """The row of a line (without LF). `stamp` stands for its time of recording where the line has none.

    Raises UnreadableLineError where the line cannot be read.
    """
    head = head_of(line)
    brief = brief_of(line)
    return Row(
        team_id,
        head.kind or "other",
        key_of(key),
        facts,
        head.recorded or stamp,
        head.recorded,
        head.authored,
        head.email.lower(),
        head.repository,
        is_sound(line),
        AS_IT_IS,
        _rubric_of(line) if facts == SCORE_ALONE else 0,
        line,
        _brief_columns(brief) if isinstance(brief, Brief) and brief.sound else BriefColumns(),
    )


def _rubric_of(line: bytes) -> int:
    """By which rubric the score was given that a line has in place of facts; 0 where it has none."""
    decoded = decode_line(line)
    given = decoded.shared_score if isinstance(decoded, CommitRecord) else None
    return 0 if given is None else min(max(given.rubric, 0), _MOST_RUBRIC)


def key_of(key: bytes) -> bytes:
    """The key of a line as it is stored."""
    return key if len(key) <= _LONGEST_KEY_BYTES else hashlib.sha256(key).digest()


def commits_among(keys: Iterable[bytes]) -> list[str]:
    """The ids of the commits among the keys of lines; a rewrite's key is no id."""
    return [key.decode("ascii") for key in keys if len(key) == _ID_BYTES and b">" not in key]


def brief_of_row(values: Sequence[Any]) -> Brief:
    """The brief that the values of `BRIEF_COLUMNS` hold."""
    identity, facts, sound, commit_hash, authored, authored_offset, committed, committed_offset, who = values
    return Brief(
        _text(identity),
        facts,
        sound,
        _text(commit_hash),
        None if authored is None else CommitTime(authored, authored_offset),
        None if committed is None else CommitTime(committed, committed_offset),
        bytes(who),
    )


def _brief_columns(brief: Brief) -> BriefColumns:
    times = brief.authored, brief.committed
    if not all(time is None or _fits(time) for time in times):
        return BriefColumns()
    figures = [(time.seconds, time.utc_offset_minutes) if time else (None, None) for time in times]
    return BriefColumns(text_key(brief.id), text_key(brief.hash), brief.who, *figures[0], *figures[1])


def _fits(time: CommitTime) -> bool:
    return abs(time.seconds) <= _MOST_SECONDS and abs(time.utc_offset_minutes) <= _MOST_MINUTES


def _text(stored: bytes) -> str:
    text: str = json.loads(b'"%s"' % stored)
    return text
