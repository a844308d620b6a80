"""Scores journal lines: journal lines in, score cards out. For commits that are not in a git repository here."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line
from craftnudge.adapters.store.values import line_cause
from craftnudge.domain.commits.ancestor_summary import Ancestor, Summary, summary_of
from craftnudge.domain.commits.past_counting import past_of
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.domain.rubric.score import score_commit
from craftnudge.errors import Cause
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftnudge.domain.rubric.scorecard import ScoreCard

# Bots and merges among the nearest commits are skipped; this many are held so that enough commits by people remain.
_KEPT_FOR_THE_PAST = 400


@dataclass(frozen=True, slots=True)
class Scored:
    """One line's record and score card."""

    record: CommitRecord
    card: ScoreCard


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that cannot be scored: its number (from 1) and why."""

    line_number: int
    cause: Cause


def score_lines(lines: Iterable[bytes | None], *, history: bool = False) -> Iterator[Scored | Refused]:
    """Scores each commit line in input order; empty lines and lines of other types are skipped.

    With `history`, a record without a past gets one from the earlier lines of the same repository. None stands
    for a line that is too long to be one.
    """
    earlier: dict[str, deque[Summary]] = defaultdict(lambda: deque(maxlen=_KEPT_FOR_THE_PAST))
    for number, line in enumerate(lines, start=1):
        if line is None:
            yield Refused(number, Cause("line.too-long"))
            continue
        if not line.strip():
            continue
        try:
            record = decode_line(line)
        except UnreadableLineError as error:
            yield Refused(number, line_cause(str(error)))
            continue
        if not isinstance(record, CommitRecord):
            continue
        if history:
            record = _with_past(record, earlier[record.repository.key])
        yield Scored(record, score_commit(record))


def _with_past(record: CommitRecord, earlier: deque[Summary]) -> CommitRecord:
    """The record with its past; afterwards it belongs to the past of the next record."""
    seconds = record.authored.seconds if record.authored else None
    paths = None if record.files is None else tuple(file.path for file in record.files)
    if record.past is None:
        record = replace(record, past=past_of(iter(earlier), paths, record.author, seconds))
    earlier.appendleft(summary_of(Ancestor(record.message, record.author, seconds, paths, len(record.parents))))
    return record
