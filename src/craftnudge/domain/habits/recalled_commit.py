"""A commit of a long history, looked up with its score: its record is read, and its card made, only where asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from craftnudge.domain.commits.commit_time import local_datetime, local_day
from craftnudge.domain.commits.message import Message
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.score import score_commit
from craftnudge.domain.rubric.scorecard import RUBRIC_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository
    from craftnudge.domain.habits.commit_traits import CommitTraits
    from craftnudge.domain.habits.compact_commit import CompactCommit, PackedChecks
    from craftnudge.domain.habits.scored_commit import CheckAnswer
    from craftnudge.domain.rubric.check import CategoryName
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.domain.rubric.scorecard import ScoreCard


class StoredCommit(Protocol):
    """A commit as a store looks it up; `record` reads the rest."""

    @property
    def id(self) -> str:
        """The commit's id."""
        ...

    hash: str
    author: Person | None
    repository: Repository
    authored: CommitTime | None
    committed: CommitTime | None

    def record(self) -> CommitRecord:
        """The whole record, read again each time."""
        ...

    def message(self) -> str:
        """The message alone."""
        ...

    def files(self) -> tuple[FileChange, ...] | None:
        """The files alone."""
        ...


class RecalledCommit(ScoredCommit):
    """A `ScoredCommit` that holds some hundreds of bytes, not the record and its card."""

    __slots__ = ("_compact", "_day", "_settings", "_stored", "score_tenths")
    _compact: CompactCommit
    _day: date | None
    _settings: RubricSettings
    _stored: StoredCommit
    score_tenths: int | None

    def __init__(self, stored: StoredCommit, compact: CompactCommit, settings: RubricSettings) -> None:
        """Takes what was looked up, the score, and the settings that it was scored by."""
        # By the slots themselves, since the class is immutable: a history has a hundred thousand commits.
        _set_stored(self, stored)
        _set_compact(self, compact)
        _set_settings(self, settings)
        _set_score(self, compact.score_tenths)
        authored = stored.authored
        _set_day(self, None if authored is None else local_day(authored))

    @property
    def record(self) -> CommitRecord:
        """The record, read each time."""
        return self._stored.record()

    @property
    def card(self) -> ScoreCard:
        """The card with its evidence, made each time."""
        record = self.record
        if record.shared_score is not None:
            # Imported here: no journal of a laptop's own has such a commit.
            from craftnudge.domain.habits.shared_card import shared_card  # noqa: PLC0415

            return shared_card(record, self._compact)
        return score_commit(record, self._settings)

    @property
    def id(self) -> str:
        """The commit's id."""
        return self._stored.id

    @property
    def hash(self) -> str:
        """The commit's hash."""
        return self._stored.hash

    @property
    def author(self) -> Person | None:
        """Who wrote it, as it says."""
        return self._stored.author

    @property
    def repository(self) -> Repository:
        """Where it was read."""
        return self._stored.repository

    @property
    def authored(self) -> CommitTime | None:
        """When it was written."""
        return self._stored.authored

    @property
    def committed(self) -> CommitTime | None:
        """When it was committed."""
        return self._stored.committed

    @property
    def local(self) -> datetime | None:
        """When it was written, by its author's own clock."""
        authored = self._stored.authored
        return None if authored is None else local_datetime(authored)

    @property
    def day(self) -> date | None:
        """The author's own day."""
        return self._day

    @property
    def message(self) -> Message:
        """The parsed message, read each time."""
        return Message(self._stored.message())

    @property
    def files(self) -> tuple[FileChange, ...] | None:
        """What it changed, read each time."""
        return self._stored.files()

    @property
    def generated(self) -> str | None:
        """Why it is skipped, None for a commit that a person wrote."""
        return self._compact.generated

    @property
    def rubric_version(self) -> int:
        """The version of the rubric: other scores are not kept."""
        return RUBRIC_VERSION

    @property
    def checks(self) -> Sequence[CheckAnswer]:
        """Every check's result and points."""
        return self._compact.checks

    @property
    def packed_checks(self) -> PackedChecks:
        """Every check's result and points, in bytes."""
        return self._compact.packed_checks

    @property
    def traits(self) -> CommitTraits:
        """What insights ask of it."""
        return self._compact.traits

    @property
    def exempt(self) -> bool:
        """Whether it is of a kind that needs no reason."""
        return self._compact.flag("exempt")

    @property
    def reason_in_ticket(self) -> bool:
        """Whether its only reason is the number of a ticket or pull request."""
        return self._compact.flag("reason_in_ticket")

    @property
    def lines(self) -> tuple[int, int] | None:
        """Lines added and deleted; None where the diff could not be read."""
        return self._compact.lines

    def answer(self, topic: str) -> CheckAnswer | None:
        """The first check of that topic that applies to this commit."""
        return self._compact.answer(topic)

    def category_score(self, name: CategoryName) -> float | None:
        """The category's score of ten, None where it was not scored."""
        return self._compact.category_score(name)

    def __eq__(self, other: object) -> bool:
        """Equal to any commit with the same record and card."""
        if not isinstance(other, ScoredCommit):
            return NotImplemented
        return self.hash == other.hash and self.record == other.record and self.card == other.card

    def __hash__(self) -> int:
        """As equal commits have equal hashes."""
        return hash((self.record, self.card))


_set_stored, _set_compact, _set_settings, _set_day, _set_score = (
    RecalledCommit.__dict__[name].__set__ for name in ("_stored", "_compact", "_settings", "_day", "score_tenths")
)
