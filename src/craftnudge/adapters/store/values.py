"""What a store of commits is asked, and what it answers: values that every store shares."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from craftnudge.domain.commits.record import CommitRecord, Person, Repository
from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    """A stored line that cannot be read: its number, from 1, and why."""

    line: int
    reason: str


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
