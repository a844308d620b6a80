"""A commit with its score card, and the time it was written by its author's own clock."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from craftnudge.domain.commits.commit_time import local_datetime
from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.scorecard import level_of
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository
    from craftnudge.domain.habits.commit_traits import CommitTraits
    from craftnudge.domain.habits.compact_commit import CheckPoints, PackedChecks
    from craftnudge.domain.rubric.check import CategoryName
    from craftnudge.domain.rubric.scorecard import CheckResult, Level, ScoreCard

CATEGORIES: tuple[CategoryName, ...] = ("message", "changes", "code", "context")


# One check's result and points on one commit.
CheckAnswer: TypeAlias = "CheckResult | CheckPoints"


@dataclass(frozen=True)
class ScoredCommit:
    """One commit and its score card. What is read in it is computed at its first use.

    What is asked of every commit of a history has a name of its own here, so that a commit that was looked up
    (`RecalledCommit`) needs neither record nor card to answer.
    """

    record: CommitRecord
    card: ScoreCard

    @property
    def id(self) -> str:
        """The commit's id."""
        return self.record.id

    @property
    def hash(self) -> str:
        """The commit's hash."""
        return self.record.hash

    @property
    def author(self) -> Person | None:
        """Who wrote it, as it says."""
        return self.record.author

    @property
    def repository(self) -> Repository:
        """Where it was read."""
        return self.record.repository

    @property
    def authored(self) -> CommitTime | None:
        """When it was written."""
        return self.record.authored

    @property
    def committed(self) -> CommitTime | None:
        """When it was committed."""
        return self.record.committed

    @cached_property
    def local(self) -> datetime | None:
        """When it was written, by its author's own clock; None where a calendar has no such time."""
        return local_datetime(self.authored) if self.authored else None

    @property
    def day(self) -> date | None:
        """The author's own day."""
        return self.local.date() if self.local else None

    @cached_property
    def message(self) -> Message:
        """The parsed message."""
        return Message(self.record.message)

    @property
    def files(self) -> tuple[FileChange, ...] | None:
        """What it changed, None where that is not known."""
        return self.record.files

    @property
    def generated(self) -> str | None:
        """Why it is skipped, None for a commit that a person wrote."""
        return self.card.generated

    @property
    def rubric_version(self) -> int:
        """The version of the rubric that it was scored under."""
        return self.card.rubric_version

    @cached_property
    def score_tenths(self) -> int | None:
        """The score in tenths; None for a skipped commit."""
        return self.card.score_tenths

    @property
    def score(self) -> float | None:
        """0 to 10 with one decimal; None for a skipped commit."""
        tenths = self.score_tenths
        return None if tenths is None else tenths / 10

    @property
    def level(self) -> Level | None:
        """The score's name."""
        return level_of(self.score_tenths)

    @property
    def scored(self) -> bool:
        """Whether a person wrote it and at least one check applied."""
        return self.score_tenths is not None

    @cached_property
    def checks(self) -> Sequence[CheckAnswer]:
        """Every check's result and points."""
        return self.card.checks

    @property
    def packed_checks(self) -> PackedChecks:
        """Every check's result and points, in bytes."""
        from craftnudge.domain.habits.compact_commit import pack_checks  # noqa: PLC0415 - only for a history

        return pack_checks(self.card.checks)

    @cached_property
    def traits(self) -> CommitTraits:
        """What insights ask of it."""
        # Imported here: a score alone needs none of them.
        from craftnudge.domain.habits.commit_traits import traits_of  # noqa: PLC0415

        return traits_of(self.record, self.card.ticket_pattern)

    @property
    def exempt(self) -> bool:
        """Whether it is of a kind that needs no reason: a typo, a rename, a new version."""
        return self.traits.exempt

    @property
    def reason_in_ticket(self) -> bool:
        """Whether its only reason is the number of a ticket or pull request."""
        return self.traits.reason_in_ticket

    @property
    def lines(self) -> tuple[int, int] | None:
        """Lines added and deleted; None where the diff could not be read."""
        totals = self.record.totals
        return None if totals is None else (totals.added, totals.deleted)

    @property
    def changed_lines(self) -> int | None:
        """Lines added and deleted together; None where the diff could not be read."""
        lines = self.lines
        return None if lines is None else sum(lines)

    def category_score(self, name: CategoryName) -> float | None:
        """The category's score of ten, None where it was not scored."""
        return next((category.score for category in self.card.categories if category.name == name), None)

    def answer(self, topic: str) -> CheckAnswer | None:
        """The first check of that topic that applies to this commit."""
        applying = (check for check in self.checks if check.result != "not_applicable")
        return next((check for check in applying if check.topic == topic), None)


def in_order(commits: Iterable[ScoredCommit]) -> tuple[ScoredCommit, ...]:
    """Oldest first by author time; commits without a time come first, and equal times keep their order."""
    return tuple(sorted(commits, key=_author_time))


def _author_time(commit: ScoredCommit) -> tuple[bool, int]:
    time = commit.authored
    return (False, 0) if time is None else (True, time.seconds)


def newest_rubric(commits: Iterable[ScoredCommit]) -> int:
    """The newest rubric version that any of them was scored under; 0 for none."""
    return max((commit.rubric_version for commit in commits), default=0)


def scored_under(rubric_version: int, commits: Iterable[ScoredCommit]) -> tuple[ScoredCommit, ...]:
    """Those scored under that rubric, oldest first.

    Scores of different rubric versions measure different things, so they are never averaged together.
    """
    return in_order(commit for commit in commits if commit.rubric_version == rubric_version)
