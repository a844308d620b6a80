"""The facts of one commit, as they are stored in the journal and scored by the rubric.

Facts never change: a record is a function of the object graph of its repository alone, whatever machine, time zone,
working tree or index it is read with. What could not be read is None, not a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import kind_of
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.commits.code_facts import CodeFacts
    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.commits.past import Past
    from craftnudge.domain.commits.shared_score import SharedScore
    from craftnudge.domain.commits.words_of_change import WordsOfChange

# The version of the measured facts (`files`, `code`, `past`, `grounding`). A journal line with a higher version
# supersedes one with a lower version and the same id.
# 1  2026-11: first release.
# 2  2026-11: lines are compared as `git diff -U0` compares them; a merge has no `code`.
# 3  2026-11: `past` has the endings and the folders of changed files; the length of a function of one line.
# 4  2026-11: `grounding`, which words of the message occur in the change; `agent`, which tool it was written with;
#    `past` reads bodies without the lines that tools wrote into them.
# 5  2026-11: a file has the `kind` that its attributes or its text show, and how many lines are `read`; the cells of
#    notebooks are measured, and whitespace by the project's attributes; `past` has the keys of tickets.
FACTS_VERSION = 5
# From this version on the files of a record say how many of their lines are read.
READ_LINES_SINCE = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A name and e-mail address exactly as the commit holds them; mailmap is applied when reporting."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class CommitTime:
    """A time as git stores it: seconds since 1970 in UTC, and the author's own offset from UTC in minutes.

    Any integer is allowed, also before 1970 and beyond the year 9999: clocks lie, and git keeps what they said.
    """

    seconds: int
    utc_offset_minutes: int


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a commit was read: `key` is stable over clones (root commit and name), `path` is this machine's."""

    name: str
    key: str
    path: str
    branch: str | None


@dataclass(frozen=True, slots=True)
class FileChange:
    r"""One file of a change against the first parent.

    `status` is git's letter: A added, M modified, D deleted, R renamed, C copied, T type changed. `added` and `deleted`
    count lines, None for a binary file. A path that is not UTF-8 has its odd bytes written as `\xNN`, and `path_raw`
    holds the bytes.

    `kind` is what the project's attributes or the text show the file to be, where its name shows something else.
    `read` are the added and deleted lines that somebody has to read, where they are fewer than git counts: the cells of
    a notebook, lines that differ in more than whitespace, none of a file whose lines git does not show.
    """

    path: str
    status: str
    added: int | None
    deleted: int | None
    binary: bool = False
    old_path: str | None = None
    path_raw: bytes | None = None
    kind: FileKind | None = None
    read: tuple[int, int] | None = None

    @property
    def file_kind(self) -> FileKind:
        """The kind that was recorded, else the one that the path names."""
        return self.kind or kind_of(self.path)

    @property
    def is_read(self) -> bool:
        """Whether there is something to look at: a new or binary file, or a line that is read."""
        return self.status in ("A", "C") or (self.binary and self.status != "D") or any(self.read_lines)

    @property
    def read_lines(self) -> tuple[int, int]:
        """The added and deleted lines that a reviewer reads; 0 for a deleted file."""
        if self.status == "D":
            return 0, 0
        return (self.added or 0, self.deleted or 0) if self.read is None else self.read


@dataclass(frozen=True, slots=True)
class Totals:
    """The full figures of a change, also where its list of files was cut; `hunks` is None if not counted."""

    files: int
    added: int
    deleted: int
    hunks: int | None


@dataclass(frozen=True, slots=True)
class CommitRecord:
    """One commit: what the journal keeps of it."""

    id: str
    hash: str
    parents: tuple[str, ...]
    repository: Repository
    author: Person | None
    committer: Person | None
    authored: CommitTime | None
    committed: CommitTime | None
    message: str
    files: tuple[FileChange, ...] | None
    totals: Totals | None
    past: Past | None
    code: CodeFacts | None
    stats_error: str | None = None
    message_truncated: bool = False
    message_lossy: bool = False  # some bytes of the message were in no known encoding
    files_truncated: bool = False
    shallow_boundary: bool = False  # the object names parents which this clone does not have
    signed: bool = False
    grounding: WordsOfChange | None = None
    facts: int = FACTS_VERSION
    shared_score: SharedScore | None = None  # in place of the facts, which stayed on the author's machine
    recorded_at: str | None = None  # RFC 3339, UTC; set by the journal when it is written


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One commit took another's place: `how` is what git calls it, "amend" or "rebase", or "undo" if it went back."""

    old: str
    new: str
    how: str
    repository_key: str
    recorded_at: str | None = None
