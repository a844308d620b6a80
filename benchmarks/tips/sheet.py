"""Draws commits by lot and writes what is said of each as a sheet to mark."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.histories import name_of
from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.coaching.feedback import feedback_on
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.domain.rubric.score import score_commit
from craftnudge.services.split import splits_well

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.domain.coaching.feedback import Feedback
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.scorecard import ScoreCard

_FILES_SHOWN = 12
_LINES_SHOWN = 30


@dataclass(frozen=True)
class CommitSaid:
    """A commit and what is said of it."""

    repository: str
    record: CommitRecord
    card: ScoreCard
    feedback: Feedback


def drawn(repositories: Sequence[Path], count: int, seed: int) -> list[CommitSaid]:
    """`count` scored commits, as equally many from each repository as the count allows."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    shares = [count // len(repositories) + (number < count % len(repositories)) for number in range(len(repositories))]
    return [
        commit
        for path, share in zip(repositories, shares, strict=True)
        for commit in _of_repository(path, share, chance)
    ]


def _of_repository(path: Path, count: int, chance: random.Random) -> Iterator[CommitSaid]:
    with closing(open_reader(path, cache_folder=None)) as reader:
        hashes = reader.history(["HEAD"])
        chance.shuffle(hashes)
        for commit_hash in hashes:
            if not count:
                return
            record = reader.record(commit_hash)
            card = score_commit(record)
            if card.score is not None:
                count -= 1
                yield CommitSaid(name_of(path), record, card, _feedback(path, reader, card))


def _feedback(path: Path, reader: Reader, card: ScoreCard) -> Feedback:
    """What `craftnudge coach` says of the newest commit."""
    return feedback_on(card, is_latest=True, splits=splits_well(path, reader, card, AS_RELEASED))


def sheet_of(commits: Sequence[CommitSaid]) -> str:
    """The sheet; what a commit says is indented, so that it is never read as a part of the sheet."""
    return "\n".join(["# What is said of commits", *map(_entry, commits)]) + "\n"


def _entry(commit: CommitSaid) -> str:
    record, feedback = commit.record, commit.feedback
    files = record.files or ()
    lines = ["", f"## {commit.repository} {record.hash[:12]}", ""]
    lines += [f"    {line}" for line in record.message.strip().splitlines()[:_LINES_SHOWN]]
    lines.append("")
    lines += [f"    {file.status} {file.path} +{file.added} -{file.deleted}" for file in files[:_FILES_SHOWN]]
    lines += [f"    and {len(files) - _FILES_SHOWN} more files"] if len(files) > _FILES_SHOWN else []
    lines += ["", f"Score {commit.card.score}", ""]
    remarks = [f"- [ ] praise {remark.check_id} {remark.text}" for remark in feedback.strengths]
    remarks += [
        f"- [ ] tip {area.check_id} -{area.lost_hundredths / 100:.2f} {area.text} -> {area.advice}"
        for area in feedback.areas_for_improvement
    ]
    subjects = feedback.specific_recommendations[len(feedback.areas_for_improvement) :]
    remarks += [f"- [ ] subject {text}" for text in subjects]
    return "\n".join([*lines, *(" ".join(remark.split()) for remark in remarks or ["Nothing is said."])])
