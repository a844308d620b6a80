"""A commit with its score card, and the time it was written by its author's own clock."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from craftnudge.domain.commits.commit_time import local_datetime
from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.facts import Facts
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.check import CategoryName
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard
    from craftnudge.domain.rubric.text.exemption import Exemption

CATEGORIES: tuple[CategoryName, ...] = ("message", "changes", "code", "context")


@dataclass(frozen=True)
class ScoredCommit:
    """One commit and its score card. What is read in it is computed at its first use."""

    record: CommitRecord
    card: ScoreCard

    @cached_property
    def local(self) -> datetime | None:
        """When it was written, by its author's own clock; None where a calendar has no such time."""
        return local_datetime(self.record.authored) if self.record.authored else None

    @property
    def day(self) -> date | None:
        """The author's own day."""
        return self.local.date() if self.local else None

    @cached_property
    def message(self) -> Message:
        """The parsed message."""
        return Message(self.record.message)

    @cached_property
    def score(self) -> float | None:
        """0 to 10 with one decimal; None for a skipped commit."""
        return self.card.score

    @cached_property
    def scored(self) -> bool:
        """Whether a person wrote it and at least one check applied."""
        return self.score is not None

    @property
    def exempt(self) -> bool:
        """Whether it is of a kind that needs no reason: a typo, a rename, a new version."""
        return self._exemption is not None

    @cached_property
    def _exemption(self) -> Exemption | None:
        facts = Facts(self.record, self.card.ticket_pattern)
        return facts.exemption if facts.english else None

    @property
    def changed_lines(self) -> int | None:
        """Lines added and deleted; None where the diff could not be read."""
        totals = self.record.totals
        return None if totals is None else totals.added + totals.deleted

    def category_score(self, name: CategoryName) -> float | None:
        """The aspect's score of ten, None where it was not scored."""
        return next((category.score for category in self.card.categories if category.name == name), None)

    def answer(self, topic: str) -> CheckResult | None:
        """The first check of that topic that applies to this commit."""
        return self._answers.get(topic)

    @cached_property
    def _answers(self) -> dict[str, CheckResult]:
        found: dict[str, CheckResult] = {}
        for check in self.card.checks:
            if check.result != "not_applicable":
                found.setdefault(check.topic, check)
        return found


def in_order(commits: Iterable[ScoredCommit]) -> tuple[ScoredCommit, ...]:
    """Oldest first by author time; commits without a time come first, and equal times keep their order."""
    return tuple(sorted(commits, key=_author_time))


def _author_time(commit: ScoredCommit) -> tuple[bool, int]:
    time = commit.record.authored
    return (False, 0) if time is None else (True, time.seconds)


def newest_rubric(commits: Iterable[ScoredCommit]) -> int:
    """The newest rubric version that any of them was scored under; 0 for none."""
    return max((commit.card.rubric_version for commit in commits), default=0)


def scored_under(rubric_version: int, commits: Iterable[ScoredCommit]) -> tuple[ScoredCommit, ...]:
    """Those scored under that rubric, oldest first.

    Scores of different rubric versions measure different things, so they are never averaged together.
    """
    return in_order(commit for commit in commits if commit.card.rubric_version == rubric_version)
