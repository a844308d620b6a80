"""Scored commits as plain values, for tests of what a history shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha1
from random import Random
from typing import TYPE_CHECKING

from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository, Totals
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.scorecard import (
    CATEGORY_WEIGHTS_PERCENT,
    RUBRIC_VERSION,
    Category,
    CheckResult,
    ScoreCard,
)
from tests.support.cards import a_record, named_check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.domain.rubric.check import Result

ANN = Person("Ann Dev", "ann@example.org")
BEN = Person("Ben Dev", "ben@example.org")
REPOSITORY = Repository("reports", "reports-key", "/nowhere/reports", "main")
MONDAY = date(2026, 3, 2)


def check_result(check_id: str, topic: str, share: float | None, of_hundredths: int = 100) -> CheckResult:
    """One check's answer: `share` of its points, or no opinion for None."""
    result: Result = (
        "not_applicable" if share is None else "pass" if share == 1 else "fail" if share == 0 else "partial"
    )
    of = 0 if share is None else of_hundredths
    check = named_check(check_id, topic, topic, f"Mind {topic}.")
    return CheckResult(check, result, round((share or 0) * of), of, "seen")


def card(
    commit_hash: str,
    score: float | None,
    checks: Sequence[CheckResult] = (),
    *,
    generated: str | None = None,
    rubric_version: int = RUBRIC_VERSION,
) -> ScoreCard:
    """A card with that score in every category, or with just the given checks; no score for None."""
    categories: list[Category] = []
    if checks:
        categories = [Category("message", tuple(checks))]
    elif score is not None:
        for digit, (name, weight) in enumerate(CATEGORY_WEIGHTS_PERCENT.items(), 1):
            categories.append(Category(name, (check_result(f"CN{digit}99", f"whole-{name}", score / 10, weight * 10),)))
    record = a_record(id=commit_id(commit_hash), hash=commit_hash)
    return ScoreCard(record, generated, tuple(categories), rubric_version)


@dataclass
class Diary:
    """The commits of one person, in order; `commits` holds them."""

    author: Person = ANN
    repository: Repository = REPOSITORY
    commits: list[ScoredCommit] = field(default_factory=list)

    def write(
        self,
        day: date | int,
        score: float | None = 7.0,
        *,
        message: str = "Add a total to the report",
        hour: int = 12,
        minute: int = 0,
        offset_minutes: int = 0,
        checks: Sequence[CheckResult] = (),
        files: Mapping[str, tuple[int, int]] | None = None,
        generated: str | None = None,
        rubric_version: int = RUBRIC_VERSION,
        time: CommitTime | None = None,
        timeless: bool = False,
        author: Person | None = None,
    ) -> ScoredCommit:
        """One commit on a day (or so many days after the first Monday) at an hour of its author's own clock.

        `files` gives lines added and deleted by path; None is a diff that could not be had.
        """
        when = MONDAY + timedelta(days=day) if isinstance(day, int) else day
        local = datetime(when.year, when.month, when.day, hour, minute, tzinfo=UTC)
        clock = time or CommitTime(int(local.timestamp()) - offset_minutes * 60, offset_minutes)
        authored = None if timeless else clock
        commit_hash = sha1(f"{self.author} {self.repository} {len(self.commits)}".encode()).hexdigest()  # noqa: S324
        changes = None if files is None else tuple(FileChange(path, "M", *lines) for path, lines in files.items())
        totals = None
        if changes is not None:
            added, deleted = sum(each.added or 0 for each in changes), sum(each.deleted or 0 for each in changes)
            totals = Totals(len(changes), added, deleted, len(changes))
        record = CommitRecord(
            id=commit_id(commit_hash),
            hash=commit_hash,
            parents=("0" * 40,),
            repository=self.repository,
            author=author or self.author,
            committer=author or self.author,
            authored=authored,
            committed=authored,
            message=message,
            files=changes,
            totals=totals,
            past=None,
            code=None,
        )
        verdict = card(commit_hash, score, checks, generated=generated, rubric_version=rubric_version)
        self.commits.append(ScoredCommit(record, verdict))
        return self.commits[-1]


def half_a_year(friday_evening: float, monday: float = 0.0) -> Diary:
    """A commit every morning and evening, with that much added on Mondays and on Friday evenings."""
    random = Random(7)
    written = Diary()
    for day in range(180):
        for hour in (9, 19):
            score = random.uniform(6.8, 7.6)
            score += friday_evening if (day % 7, hour) == (4, 19) else 0.0
            score += monday if day % 7 == 0 else 0.0
            written.write(day, round(score, 1), hour=hour, offset_minutes=-480)
    written.write(0, timeless=True)
    return written


def unfinished_every_fourth_day(days: int) -> Diary:
    """A commit a day, every fourth with the message "wip", and one without a time."""
    written = Diary()
    for day in range(days):
        written.write(day, 5.0 + day % 4, message="wip" if day % 4 == 0 else "Add a total")
    written.write(0, timeless=True)
    return written
