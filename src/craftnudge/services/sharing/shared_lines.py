"""What leaves the machine of one recorded commit.

scores  when, where and by whom, its hash, and the result and points of each check: no message, no path, no file
whole   the line of the journal without the folder of the repository
"""

from __future__ import annotations

from typing import Final, Literal, get_args

from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.domain.commits.record import CommitRecord, Repository
from craftnudge.domain.commits.shared_score import SharedScore
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.domain.rubric.scorecard import RUBRIC_VERSION
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.services.scorer import kept_form

Level = Literal["scores", "whole"]
LEVELS: Final[tuple[str, ...]] = get_args(Level)


def shared_line(record: CommitRecord, level: str) -> bytes | None:
    """The line (without LF) that is sent of a recorded commit; None for one that cannot be sent."""
    sent = _whole(record) if level == "whole" else _score(record)
    if sent is None:
        return None
    return encode_commit(sent, record.recorded_at or "1970-01-01T00:00:00Z").removesuffix(b"\n")


def _whole(record: CommitRecord) -> CommitRecord:
    return replace(record, repository=replace(record.repository, path=""))


def _score(record: CommitRecord) -> CommitRecord | None:
    packed = kept_form(record, AS_RELEASED)
    if packed is None:
        return None
    return CommitRecord(
        id=record.id,
        hash=record.hash,
        parents=(),
        repository=Repository(record.repository.name, record.repository.key, "", None),
        author=record.author,
        committer=None,
        authored=record.authored,
        committed=record.committed,
        message="",
        files=None,
        totals=None,
        past=None,
        code=None,
        # Any line with facts takes its place.
        facts=0,
        shared_score=SharedScore(RUBRIC_VERSION, packed),
    )
