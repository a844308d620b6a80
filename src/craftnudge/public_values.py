"""The values of the Python API, apart from those inside, so that these stay free to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.commits.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Person:
    """A name and an address as the commit has them."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class File:
    """A changed file. `status` is git's letter, A, M, D, R, C or T; lines are counted, None in a binary file."""

    path: str
    status: str
    added: int | None
    deleted: int | None
    old_path: str | None = None


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, or one that is about to be made: its `hash` is empty then.

    `repository` is the path of the work tree. `files` are the changed ones against the first parent, None if they
    could not be read. `time` is the author's.
    """

    hash: str
    message: str
    parents: tuple[str, ...]
    author: Person | None
    time: datetime | None
    files: tuple[File, ...] | None
    repository: str

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return Message(self.message).subject

    @property
    def body(self) -> str:
        """The message without its subject and trailers."""
        return Message(self.message).body


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows an outcome: a quotation, or a file and a line in it, counted from 1."""

    quote: str | None = None
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer of a check to one commit; `says` is one sentence about this commit."""

    result: Literal["pass", "partial", "fail", "not_applicable"]
    says: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A check of your own, without points: `evaluate` answers with an outcome, or with None for no opinion.

    `id` is two to ten capitals and one to four digits, other than CN and HR; `title` says what is wrong if it fails,
    and `advice` what to do.
    """

    id: str
    title: str
    advice: str
    evaluate: Callable[[Commit], Outcome | None]


@dataclass(frozen=True, slots=True)
class CheckScore:
    """The outcome of one check of the rubric, and the points of ten that it earned, of those that it could earn."""

    id: str
    name: str
    category: Literal["message", "changes", "code", "context"]
    outcome: Outcome
    points: float
    of: float


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a commit, 0 to 10, and its level; both are None for a skipped commit, and `skipped` says why.

    Scores of different `rubric_version` should not be compared.
    """

    commit: Commit
    value: float | None
    level: Literal["EXCELLENT", "GOOD", "FAIR", "NEEDS_WORK"] | None
    skipped: str | None
    checks: tuple[CheckScore, ...]
    rubric_version: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What to improve in a commit. `check` is the id of a check or a project rule; `line` is of `path` or the message.

    An "error" is a broken rule or a danger, a "warning" cost points below the minimum score, a "note" cost points.
    """

    check: str
    severity: Literal["error", "warning", "note"]
    says: str
    advice: str
    path: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Review:
    """A score with findings, and what is good. `passed` says that no finding is an error and the score suffices."""

    score: Score
    passed: bool
    findings: tuple[Finding, ...]
    strengths: tuple[str, ...]
