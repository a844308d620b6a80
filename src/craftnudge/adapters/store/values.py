"""What a store of commits is asked, and what it answers: values that every store shares."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import CommitRecord, CommitTime, Person, Repository
from craftnudge.errors import Cause
from craftnudge.runtime.fast_dataclasses import dataclass, field
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from craftnudge.domain.commits.record import FileChange

# How many commits each author has in each repository.
Authors = Counter[tuple[Person | None, Repository]]


@dataclass(frozen=True, slots=True)
class CommitQuery:
    """Which commits are asked for; None sets no limit.

    `since_seconds` (inclusive) and `until_seconds` (exclusive) are author times. A commit that was recorded more than
    a day before `since_seconds` is not in the window, whatever date it claims: a date ahead of its own recording is
    wrong. `emails` are authors', compared without regard to ASCII case; `repository_keys` are exact.
    """

    since_seconds: int | None = None
    until_seconds: int | None = None
    repository_keys: frozenset[str] | None = None
    emails: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class UnreadableLine:
    """A stored line that cannot be read: its number, from 1, and why, as a code or `code: detail`."""

    line: int
    reason: str

    @property
    def cause(self) -> Cause:
        """Why it cannot be read."""
        return line_cause(self.reason)


def line_cause(reason: str) -> Cause:
    """The cause that a code, or `code: detail`, stands for; an index keeps causes in that form."""
    code, _, detail = reason.partition(": ")
    return Cause(code, reason=detail)


@dataclass(frozen=True, slots=True)
class CommitHistory:
    """Commits, each once, in the order of their committer times; commits that a rewrite replaced are left out.

    `rewritten` leads from each replaced hash to the one that stands for it now. `unreadable` are the damaged lines
    among those that were read.
    """

    records: tuple[CommitRecord, ...] = ()
    rewritten: Mapping[str, str] = field(default_factory=dict)
    unreadable: tuple[UnreadableLine, ...] = ()


class EncodedRecord(NamedTuple):
    """A record in a store's own form, ready to be appended; small enough to be sent from another process.

    `facts` is the version of its facts.
    """

    id: str
    facts: int
    text: bytes


@dataclass(frozen=True, slots=True)
class AppendResult:
    """How many records were written, and how many were not because they were there already."""

    written: int
    already_there: int


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many lines were imported, how many were there already, and which could not be read."""

    written: int
    already_there: int
    unreadable: tuple[UnreadableLine, ...]


@dataclass(frozen=True, slots=True)
class ForgetResult:
    """What was removed, or would be.

    `commits`, `rewrites` and `damaged` lines are removed; `redacted` lines stay without the person; `kept` lines stay
    as they were. `hashes` are the removed commits', `folders` the repositories they were recorded from.
    """

    commits: int = 0
    rewrites: int = 0
    damaged: int = 0
    redacted: int = 0
    kept: int = 0
    hashes: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()

    @property
    def changes(self) -> bool:
        """Whether there was anything to forget."""
        return bool(self.commits or self.rewrites or self.damaged or self.redacted)


@dataclass(frozen=True, slots=True)
class StoreState:
    """Short opaque texts that differ after any change: what an ETag or a cache can be made of.

    Empty where nothing is stored. `generation` differs only after something was removed or reordered; an append leaves
    it as it was.
    """

    commits: str = ""
    generation: str = ""
    sessions: str = ""
    nudges: str = ""


# The place of an entry that no store keeps.
NO_PLACE = -1


class RecordParts(Protocol):
    """Reads parts of a stored record, by its place, in less time than the whole."""

    def message(self, place: int) -> str:
        """The message."""
        ...

    def files(self, place: int) -> tuple[FileChange, ...] | None:
        """The files, None where they are not known."""
        ...


class CommitEntry:
    """What looking back needs of a stored commit; the rest is read when it is asked for.

    `score` is what `Survey.remember` kept of it under the rubric asked for, None if nothing is kept.
    `parts` reads single parts of its record, None where the whole has to be read.
    """

    __slots__ = ("_id", "_record", "author", "authored", "committed", "hash", "parts", "place", "repository", "score")

    def __init__(  # noqa: PLR0917 - a hundred thousand are made at once, and names take time
        self,
        commit_hash: str,
        author: Person | None,
        repository: Repository,
        authored: CommitTime | None,
        committed: CommitTime | None,
        record: Callable[[int], CommitRecord],
        place: int,
        score: bytes | None = None,
        identity: str | None = None,
        parts: RecordParts | None = None,
    ) -> None:
        self.hash = commit_hash
        self.author = author
        self.repository = repository
        self.authored = authored
        self.committed = committed
        self.place = place
        self.score = score
        self._record = record
        self._id = identity
        self.parts = parts

    @property
    def id(self) -> str:
        """The commit's id: that of its hash, unless its line says otherwise."""
        return commit_id(self.hash) if self._id is None else self._id

    def record(self) -> CommitRecord:
        """The whole record, read from the store each time. Raises JournalError if it is no longer there."""
        return self._record(self.place)

    def message(self) -> str:
        """The message alone; raises JournalError as `record` does."""
        return self.record().message if self.parts is None else self.parts.message(self.place)

    def files(self) -> tuple[FileChange, ...] | None:
        """The files alone, None where they are not known; raises JournalError as `record` does."""
        return self.record().files if self.parts is None else self.parts.files(self.place)


def entry_of(record: CommitRecord) -> CommitEntry:
    """The entry of a record that was read already. It has no offset, so that its score cannot be cached."""
    return CommitEntry(
        record.hash,
        record.author,
        record.repository,
        record.authored,
        record.committed,
        lambda _: record,
        NO_PLACE,
        identity=record.id,
    )
