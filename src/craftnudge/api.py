"""The Python API: score commits from a program, a notebook or a web worker, and write checks of your own.

Functions read a repository and record nothing. They keep no state between calls, so any number of threads may call
them. Values are frozen. What stands in `__all__` follows semantic versioning: docs/reference/python-api.md.
"""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.domain.commits.commit_time import local_datetime
from craftnudge.domain.rubric.score import score_commit
from craftnudge.errors import CraftNudgeError, NoCommitsError, NoRepositoryError, UnknownRevisionError, UsageError
from craftnudge.presentation.errors.error_text import error_text
from craftnudge.public_values import (
    Check,
    CheckScore,
    Commit,
    Evidence,
    File,
    Finding,
    Outcome,
    Person,
    Review,
    Score,
)
from craftnudge.services import check as checking
from craftnudge.services.plugin_checks import with_plugins
from craftnudge.services.thread_safety import prepare_threads
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

__all__ = (
    "Check",
    "CheckScore",
    "Commit",
    "CraftNudgeError",
    "Evidence",
    "File",
    "Finding",
    "NoCommitsError",
    "NoRepositoryError",
    "Outcome",
    "Person",
    "Repository",
    "Review",
    "Score",
    "UnknownRevisionError",
    "UsageError",
    "check",
    "error_message",
    "history",
    "open_repository",
    "review",
    "score",
)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository to be read; made by `open_repository`. It holds no open file, and threads may share it.

    Its settings are read once.
    """

    path: Path
    _workplace: Workplace = field(repr=False)
    _has_user: bool = field(default=False, repr=False)


def open_repository(path: str | os.PathLike[str], *, environ: Mapping[str, str] | None = None) -> Repository:
    """The repository at or above a path.

    The project's settings apply. With `environ`, such as `os.environ`, the user's own do, too, as on the command line,
    and `check` and `review` ask the user's plug-ins.
    Raises NoRepositoryError, or another CraftNudgeError if it cannot be read.
    """
    prepare_threads()
    folder = Path(path).absolute()
    variables = {"CRAFTNUDGE_CONFIG": os.devnull} if environ is None else dict(environ)
    # No home: nothing is recorded, and nothing is kept in a cache.
    workplace = Workplace(Path(os.devnull), variables, folder, keeps_cache=False)
    workplace.open_repository().close()
    return Repository(folder, workplace, environ is not None)


def score(repository: Repository, revision: str = "HEAD") -> Score:
    """The score of one commit. Raises UnknownRevisionError, NoCommitsError."""
    workplace = repository._workplace  # noqa: SLF001 - of this module
    reader = workplace.open_repository()
    try:
        record = reader.record(reader.resolve(revision))
    finally:
        reader.close()
    return _score(record, score_commit(record, workplace.rubric_settings))


def history(repository: Repository, revisions: str = "HEAD", *, newest: int = 100) -> tuple[Score, ...]:
    """The scores of a revision and its ancestors, or of a range A..B: at most the `newest`, the latest commit first.

    Commits that cannot be read are left out. Raises UnknownRevisionError, NoCommitsError.
    """
    workplace = repository._workplace  # noqa: SLF001
    reader = workplace.open_repository()
    try:
        is_range = ".." in revisions
        hashes = reader.history([revisions]) if is_range else reader.newest(revisions, max(newest, 0))
        records = list(reader.records(hashes[::-1][: max(newest, 0)]))
    finally:
        reader.close()
    settings = workplace.rubric_settings
    return tuple(_score(record, score_commit(record, settings)) for record in records)


def review(repository: Repository, revision: str = "HEAD", *, min_score: float | None = None) -> Review:
    """The score of one commit, with findings and strengths; the minimum score is the project's if None is given.

    Raises UnknownRevisionError, NoCommitsError, and UsageError for an invalid setting.
    """
    reviews = check(repository, revision, min_score=min_score)
    if len(reviews) != 1:
        raise UnknownRevisionError("revision.unknown", revision=revision)
    return reviews[0]


def check(
    repository: Repository,
    revisions: str | None = None,
    *,
    message: str | None = None,
    min_score: float | None = None,
) -> tuple[Review, ...]:
    """What `craftnudge check` finds: in a commit or a range A..B, oldest first; without one in the staged change.

    `message` is that of the staged change; if nothing is staged it is checked alone. Raises UsageError for a message
    beside revisions or an invalid setting, UnknownRevisionError, NoCommitsError. Warns of a plug-in that was left out.
    """
    if revisions is not None and message is not None:
        raise UsageError("option.together", first="revisions", second="message")
    workplace = repository._workplace  # noqa: SLF001
    criteria = checking.criteria_of(workplace, min_score)
    if revisions is not None:
        results: tuple[Checked, ...] = checking.check_revision(workplace, revisions, criteria)
    elif message is not None:
        results = (checking.check_message(workplace, message, criteria),)
    else:
        results = (checking.check_staged(workplace, None, criteria),)
    if repository._has_user and not (revisions is None and message is None):  # noqa: SLF001
        results, faults = with_plugins(workplace, results)
        for fault in faults:
            warnings.warn(error_message(fault), stacklevel=2)
    return tuple(map(_review, results))


def error_message(error: CraftNudgeError) -> str:
    """What happened and what to do, in the words of the command line; `error.code` stays the same over versions."""
    text = error_text(error)
    return f"{text.message[:1].upper()}{text.message[1:]} {text.hint}".rstrip()


def commit_of(record: CommitRecord, *, is_made: bool = True) -> Commit:
    """The public form of a record, without a hash for a commit that is not made yet; for this package alone."""
    files = None
    if record.files is not None:
        files = tuple(File(one.path, one.status, one.added, one.deleted, one.old_path) for one in record.files)
    author = None if record.author is None else Person(record.author.name, record.author.email)
    time = None if record.authored is None else local_datetime(record.authored)
    made = record.hash if is_made else ""
    return Commit(made, record.message, record.parents, author, time, files, record.repository.path)


def _score(record: CommitRecord, card: ScoreCard, *, is_made: bool = True) -> Score:
    checks = tuple(_check_score(result, card) for result in card.checks)
    return Score(
        commit_of(record, is_made=is_made), card.score, card.level, card.generated, checks, card.rubric_version
    )


def _check_score(result: CheckResult, card: ScoreCard) -> CheckScore:
    evidence = tuple(Evidence(one.quote, one.path, one.line) for one in result.evidence)
    outcome = Outcome(result.outcome, finding_text(result, card.facts), evidence)
    points, of = result.points_hundredths / 100, result.of_hundredths / 100
    return CheckScore(result.id, result.name, result.check.category, outcome, points, of)


def _review(result: Checked) -> Review:
    findings = tuple(
        Finding(one.rule, one.severity, one.says, one.advice, one.path, one.line) for one in findings_of(result)
    )
    strengths = tuple(remark.text for remark in result.feedback.strengths)
    is_made = result.label not in ("staged", "message")
    return Review(_score(result.record, result.card, is_made=is_made), result.passed, findings, strengths)
